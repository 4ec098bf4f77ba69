package com.nexusflow.copilot.channels.access;

import com.nexusflow.copilot.core.memory.MemoryKey;
import com.nexusflow.copilot.core.people.SignIn;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Signs people in by log-in name and password. A right password is remembered for a minute, as a digest with a key that only this
 * process knows: a program that sends it with every request must not pay for BCrypt every time.
 */
final class PasswordSignIn implements AuthenticationProvider {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int LONGEST = 200;

    private final SignIn signIn;
    private final SignInThrottle throttle;
    private final ShortMemory<Caller> remembered;
    private final SecretKeySpec key = key();

    PasswordSignIn(SignIn signIn, SignInThrottle throttle, Clock clock) {
        this.signIn = signIn;
        this.throttle = throttle;
        this.remembered = new ShortMemory<>(REMEMBERED, clock);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String login = attempt.getName();
        String password = Objects.toString(attempt.getCredentials(), "");
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        MemoryKey key = MemoryKey.beforeSignIn("sign-in", address, login.toLowerCase(Locale.ROOT));
        throttle.check(key);
        Optional<Caller> caller = caller(login, password);
        if (caller.isEmpty()) {
            throttle.failed(key);
            throw new BadCredentialsException("The log-in name or the password is wrong.");
        }
        throttle.succeeded(key);
        return UsernamePasswordAuthenticationToken.authenticated(caller.get(), null, List.of());
    }

    private Optional<Caller> caller(String login, String password) {
        if (login.length() > LONGEST || password.length() > LONGEST || login.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        String digest = digest(login + '\0' + password);
        Optional<Caller> known = remembered.get(digest).filter(this::isCurrent);
        if (known.isPresent()) {
            return known;
        }
        Optional<Caller> caller = signIn.byPassword(login, password).map(Caller::of);
        caller.ifPresent(found -> remembered.put(digest, found));
        return caller;
    }

    /** A password that was changed or withdrawn meanwhile must not open the door for the rest of the minute. */
    private boolean isCurrent(Caller caller) {
        return signIn.signedIn(caller.tenantId(), caller.personId(), caller.stamp()).isPresent();
    }

    private String digest(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private static SecretKeySpec key() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }
}
