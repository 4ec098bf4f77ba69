package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.crm.Account;
import com.nexusflow.copilot.core.crm.Accounts;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Opportunity;
import com.nexusflow.copilot.core.crm.Product;
import com.nexusflow.copilot.core.crm.Products;
import com.nexusflow.copilot.core.crm.Stage;
import com.nexusflow.copilot.core.crm.Stages;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.people.Team;
import java.util.Optional;
import java.util.UUID;

/** The names of the records that filters mean by id. */
final class FilterLabels {

    private final Accounts accounts;
    private final Opportunities opportunities;
    private final Products products;
    private final Stages stages;
    private final People people;

    FilterLabels(Accounts accounts, Opportunities opportunities, Products products, Stages stages, People people) {
        this.accounts = accounts;
        this.opportunities = opportunities;
        this.products = products;
        this.stages = stages;
        this.people = people;
    }

    /** The name behind the value when it is an id, otherwise the value itself. */
    String label(Dimension dimension, String value) {
        return id(value).flatMap(id -> name(dimension, id)).orElse(value);
    }

    private Optional<String> name(Dimension dimension, UUID id) {
        return switch (dimension) {
            case PERSON, MANAGER -> people.person(id).map(Person::name);
            case TEAM -> people.teams().stream().filter(team -> team.id().equals(id)).findFirst().map(Team::name);
            case ACCOUNT, PARENT_ACCOUNT -> accounts.byId(id).map(Account::name);
            case PRODUCT -> products.byId(id).map(Product::name);
            case STAGE -> stages.all().stream().filter(stage -> stage.id().equals(id)).findFirst().map(Stage::name);
            case DEAL -> opportunities.byId(id).map(Opportunity::name);
            default -> Optional.empty();
        };
    }

    private static Optional<UUID> id(String value) {
        try {
            return value.length() == 36 ? Optional.of(UUID.fromString(value)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
