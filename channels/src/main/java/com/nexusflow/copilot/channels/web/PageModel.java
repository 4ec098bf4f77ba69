package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.channels.access.Caller;
import com.nexusflow.copilot.core.feed.Notifications;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** What every page of a signed-in person knows: who it is for, and how to write figures. */
@ControllerAdvice(basePackageClasses = PageModel.class)
class PageModel {

    private final Tenants tenants;
    private final Notifications notifications;

    PageModel(Tenants tenants, Notifications notifications) {
        this.tenants = tenants;
        this.notifications = notifications;
    }

    @ModelAttribute
    void common(Model model, Locale locale, HttpServletRequest request) {
        Caller.current().ifPresent(caller -> {
            Tenant tenant = tenants.current();
            model.addAttribute("me", caller);
            model.addAttribute("firstName", caller.name().split(" ", 2)[0]);
            model.addAttribute("tenant", tenant);
            model.addAttribute("format", new PageFormat(locale, tenant));
            model.addAttribute("unread", new LazyContextVariable<Integer>() {
                @Override
                protected Integer loadValue() {
                    return notifications.unread();
                }
            });
            model.addAttribute("administers", request.isUserInRole("ADMIN"));
            model.addAttribute("runsTenant", request.isUserInRole("ADMIN") || request.isUserInRole("OPERATIONS"));
        });
    }
}
