package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Team;
import com.nexusflow.copilot.knowledge.document.Collections;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Collections of documents. Those that a person may not read look like those that do not exist. */
@RestController
@RequestMapping("/api/v1/collections")
@Tag(name = "Library")
class CollectionsController {

    private final Collections collections;
    private final People people;

    CollectionsController(Collections collections, People people) {
        this.collections = collections;
        this.people = people;
    }

    @GetMapping
    @Operation(summary = "The collections that you may read, by name")
    List<CollectionJson> list() {
        List<Team> teams = people.teams();
        return collections.all().stream().map(collection -> CollectionJson.of(collection, teams)).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make a collection, as operations or administrator")
    CollectionJson create(@RequestBody CollectionJson.Wanted wanted) {
        return CollectionJson.of(collections.create(BadInput.given("name", wanted.name()), wanted.readers()), people.teams());
    }

    @GetMapping("/{id}")
    @Operation(summary = "A collection and how many documents are in it")
    CollectionJson collection(@PathVariable UUID id) {
        return CollectionJson.of(collections.byId(id).orElseThrow(() -> new NotFound("collection", id)), people.teams());
    }

    @PutMapping("/{id}")
    @Operation(summary = "Give a collection a name and its readers, as operations or administrator")
    CollectionJson change(@PathVariable UUID id, @RequestBody CollectionJson.Wanted wanted) {
        return CollectionJson.of(
                collections.change(id, BadInput.given("name", wanted.name()), wanted.readers()).orElseThrow(() -> new NotFound("collection", id)), people.teams());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a collection with all documents in it, as operations or administrator")
    void delete(@PathVariable UUID id) {
        if (!collections.delete(id)) {
            throw new NotFound("collection", id);
        }
    }
}
