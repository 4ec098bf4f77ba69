package com.nexusflow.copilot.channels.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document knows what is sent and answered by its plain name: of two with the same, it would tell one in place of the other. */
class SchemaNamesTest {

    private final Set<Class<?>> met = new HashSet<>();
    private final SchemaNames names = new SchemaNames();

    @Test
    void noTwoShapesOfRestShareAName() {
        RunningCopilot.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class).getHandlerMethods().values().stream()
                .filter(handler -> handler.getBeanType().getPackage().equals(getClass().getPackage()))
                .forEach(this::follow);
        Map<String, Set<String>> owners = new TreeMap<>();
        met.forEach(type -> owners.computeIfAbsent(names.getNameOfClass(type), name -> new TreeSet<>()).add(type.getName()));
        assertThat(owners).hasSizeGreaterThan(50);
        assertThat(owners.values()).allSatisfy(sharing -> assertThat(sharing).hasSize(1));
    }

    @Test
    void theDocumentTellsEachShapeUnderItsName() {
        JsonNode document = Api.nobody().json("/api-docs");
        JsonNode schemas = document.at("/components/schemas");
        assertThat(schemas.at("/CardDiffLine/properties").propertyNames()).containsExactlyInAnyOrder("fate", "text");
        assertThat(schemas.at("/RowPageLine/properties").propertyNames()).doesNotContain("fate");
        assertThat(document.findValuesAsString("$ref")).isNotEmpty().allSatisfy(place -> assertThat(document.at(place.substring(1)).isObject()).as(place).isTrue());
    }

    private void follow(HandlerMethod handler) {
        follow(handler.getMethod().getGenericReturnType());
        Stream.of(handler.getMethodParameters()).filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class)).map(MethodParameter::getGenericParameterType).forEach(this::follow);
    }

    private void follow(Type type) {
        switch (type) {
            // a shape of a shape bears the names of both
            case ParameterizedType generic -> Stream.of(generic.getActualTypeArguments()).forEach(this::follow);
            case WildcardType wild -> Stream.of(wild.getUpperBounds()).forEach(this::follow);
            case Class<?> plain when plain.isRecord() && plain.getName().startsWith("com.nexusflow.") && met.add(plain) ->
                Stream.of(plain.getRecordComponents()).map(RecordComponent::getGenericType).forEach(this::follow);
            default -> { }
        }
    }
}
