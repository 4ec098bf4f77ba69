package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.core.money.Money;
import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Money on the wire: {"amount": 1234.50, "currency": "EUR"}. */
@JacksonComponent
final class MoneyJson extends ValueSerializer<Money> {

    @Override
    public void serialize(Money money, JsonGenerator json, SerializationContext context) {
        json.writeStartObject();
        json.writeNumberProperty("amount", money.major());
        json.writeStringProperty("currency", money.currency().getCurrencyCode());
        json.writeEndObject();
    }
}
