package com.nexusflow.copilot.channels.rest;

import io.swagger.v3.core.jackson.TypeNameResolver;

/** The names of shapes in the OpenAPI document: one inside another bears the name of both, for lines and remarks are many. */
final class SchemaNames extends TypeNameResolver {

    @Override
    protected String getNameOfClass(Class<?> type) {
        Class<?> owner = type.getDeclaringClass();
        return owner == null ? type.getSimpleName() : getNameOfClass(owner).replaceFirst("Controller$", "") + type.getSimpleName();
    }
}
