package com.nexusflow.copilot.channels.doors;

import com.nexusflow.copilot.channels.CopilotApplication;
import com.nexusflow.copilot.channels.doors.Operation.Form;
import com.nexusflow.copilot.channels.doors.Parameter.Meaning;
import com.nexusflow.copilot.channels.doors.Parameter.Place;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of our own that the running application serves, with its parameters, as Spring knows them. */
public final class Routes {

    /** What a page takes that hands all its parameters to a metric query. */
    private static final List<String> FIGURE = List.of("metric", "by", "filter", "not", "bound", "having", "from", "to", "order", "limit", "offset", "compare");

    private Routes() {}

    /** "GET /api/v1/search" and so on: what should stand in the OpenAPI document. */
    public static Set<String> ofRest() {
        return handlers()
                .flatMap(route -> route.getKey().getPatternValues().stream().flatMap(path -> methods(route.getKey()).stream().map(method -> method + " " + path)))
                .filter(route -> route.contains(" /api/"))
                .collect(Collectors.toSet());
    }

    /** Doors to platforms are no pages: what they take is signed, and each has a table of requests of its own. */
    public static List<Operation> ofPages() {
        return handlers()
                .flatMap(route -> route.getKey().getPatternValues().stream()
                        .filter(path -> !path.startsWith("/api/") && !path.startsWith("/doors/"))
                        .flatMap(path -> methods(route.getKey()).stream().map(method -> operation(method, path, route.getValue()))))
                .toList();
    }

    private static Stream<Map.Entry<RequestMappingInfo, HandlerMethod>> handlers() {
        return RunningCopilot.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class).getHandlerMethods().entrySet().stream()
                .filter(route -> route.getValue().getBeanType().getPackageName().startsWith(CopilotApplication.class.getPackageName()));
    }

    private static List<String> methods(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty() ? List.of("GET") : methods.stream().map(RequestMethod::name).toList();
    }

    private static Operation operation(String method, String path, HandlerMethod handler) {
        boolean posted = method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
        List<Parameter> parameters = new ArrayList<>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
            parameters.addAll(parameters(parameter, posted ? Place.FIELD : Place.QUERY, method + " " + path));
        }
        boolean files = parameters.stream().anyMatch(parameter -> parameter.meaning() == Meaning.FILES);
        return new Operation(method, path, List.copyOf(parameters), files ? Form.FILES : posted ? Form.FIELDS : Form.NONE);
    }

    private static List<Parameter> parameters(MethodParameter parameter, Place place, String where) {
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            return List.of(parameter(parameter, Place.PATH, true, where));
        }
        RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
        if (asked == null) {
            return List.of();
        }
        if (MultiValueMap.class.isAssignableFrom(parameter.getParameterType())) {
            return place == Place.FIELD ? List.of() : FIGURE.stream().map(name -> new Parameter(name, place, Parameter.text(name, where), name.equals("metric"), List.of())).toList();
        }
        if (Map.class.equals(parameter.getParameterType())) {
            return List.of();
        }
        boolean required = asked.required() && asked.defaultValue().equals(ValueConstants.DEFAULT_NONE) && !isNullable(parameter);
        return List.of(parameter(parameter, place, required, where));
    }

    private static Parameter parameter(MethodParameter parameter, Place place, boolean required, String where) {
        String name = String.valueOf(parameter.getParameterName());
        Class<?> type = parameter.getParameterType();
        List<String> choices = type.isEnum() ? Arrays.stream(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name()).toList() : List.of();
        Meaning meaning = type == UUID.class ? Meaning.ID
                : type.isEnum() ? Meaning.CHOICE
                : type == int.class ? Meaning.NUMBER
                : type == Integer.class ? Meaning.VERSION
                : type == boolean.class ? Meaning.FLAG
                : type == List.class || type == MultipartFile.class ? Meaning.FILES
                : type == Set.class ? Meaning.NUMBER
                : type == LocalTime.class ? Meaning.TIME
                : type == LocalDate.class ? Meaning.DATE
                : type == String.class ? Parameter.text(name, where)
                : null;
        return new Parameter(name, place, Optional.ofNullable(meaning)
                .orElseThrow(() -> new AssertionError("\"" + name + "\" of " + where + " is a " + type + ", which the tests do not know; teach it to Routes.parameter")), required, choices);
    }

    private static boolean isNullable(MethodParameter parameter) {
        return Arrays.stream(parameter.getParameter().getAnnotatedType().getAnnotations()).anyMatch(annotation -> annotation.annotationType().getSimpleName().equals("Nullable"));
    }
}
