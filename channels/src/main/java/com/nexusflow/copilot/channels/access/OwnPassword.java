package com.nexusflow.copilot.channels.access;

import com.nexusflow.copilot.core.memory.MemoryKey;
import com.nexusflow.copilot.core.people.LogInRefused;
import com.nexusflow.copilot.core.people.LogInRefused.Reason;
import com.nexusflow.copilot.core.people.LogIns;
import com.nexusflow.copilot.core.people.NewPassword;
import com.nexusflow.copilot.core.people.SignIn;
import com.nexusflow.copilot.core.tenant.TenantScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** The signed-in person changes the own password. Whoever keeps guessing the old one has to wait, as at sign-in. */
public final class OwnPassword {

    private final LogIns logIns;
    private final SignInThrottle throttle;

    OwnPassword(LogIns logIns, SignInThrottle throttle) {
        this.logIns = logIns;
        this.throttle = throttle;
    }

    public void change(String old, NewPassword password) {
        changed(old, password);
    }

    /** Changes the password from a page: this session goes on under a new id, all others end. */
    public void changeAndStay(String old, NewPassword password, HttpServletRequest request, HttpServletResponse response) {
        ScopeFilter.bind(changed(old, password));
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        new HttpSessionSecurityContextRepository().saveContext(SecurityContextHolder.getContext(), request, response);
    }

    private SignIn.SignedIn changed(String old, NewPassword password) {
        MemoryKey person = MemoryKey.of("own-password", TenantScope.currentPerson());
        try {
            throttle.check(person);
            SignIn.SignedIn in = logIns.changeOwnPassword(old, password);
            throttle.succeeded(person);
            return in;
        } catch (TooManyAttempts e) {
            throw (LogInRefused) new LogInRefused(Reason.TOO_MANY_ATTEMPTS, String.valueOf(e.getMessage())).initCause(e);
        } catch (LogInRefused refused) {
            if (refused.reason() == Reason.WRONG_PASSWORD) {
                throttle.failed(person);
            }
            throw refused;
        }
    }
}
