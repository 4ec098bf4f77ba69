package com.nexusflow.copilot.channels.rest;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** In the document of the API: the parameters that a metric query is made of. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(name = "metric", in = ParameterIn.QUERY, required = true, description = "A metric's code; may be repeated", example = "won_revenue",
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(name = "by", in = ParameterIn.QUERY, description = "A dimension's code; up to three", example = "person",
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(name = "filter", in = ParameterIn.QUERY, description = "dimension:value, kept", example = "stage_type:won",
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(name = "not", in = ParameterIn.QUERY, description = "dimension:value, left out",
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(name = "bound", in = ParameterIn.QUERY, description = "measure:min..max on single records", example = "amount:5000..",
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(name = "having", in = ParameterIn.QUERY, description = "metric:min..max on groups",
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(name = "from", in = ParameterIn.QUERY, description = "First day", schema = @Schema(type = "string", format = "date"))
@Parameter(name = "to", in = ParameterIn.QUERY, description = "Last day", schema = @Schema(type = "string", format = "date"))
@Parameter(name = "order", in = ParameterIn.QUERY, description = "asc or desc, by the first metric",
        schema = @Schema(type = "string", allowableValues = {"asc", "desc"}))
@Parameter(name = "limit", in = ParameterIn.QUERY, description = "How many rows; 0 for all figures", schema = @Schema(type = "integer", format = "int32"))
@Parameter(name = "offset", in = ParameterIn.QUERY, description = "How many rows to pass over", schema = @Schema(type = "integer", format = "int32"))
@Parameter(name = "compare", in = ParameterIn.QUERY, description = "previous_period, year_before or FROM..TO", schema = @Schema(type = "string"))
@interface FigureParameters {}
