package com.nexusflow.copilot.channels;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final String ROOT = "com.nexusflow.copilot";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(ROOT);

    /** Each vendor library lives in the packages named here and nowhere else. */
    private static final Map<String, List<String>> VENDORS = Map.ofEntries(
            Map.entry("org.apache.lucene..", List.of("core.crm.search..", "knowledge..")),
            Map.entry("org.apache.commons.csv..", List.of("core.crm.imports..", "knowledge.document.read")),
            Map.entry("org.apache.commons.codec..", List.of("core.crm.search..")),
            Map.entry("com.ibm.icu..", List.of("core.crm..")),
            Map.entry("com.fasterxml.uuid..", List.of("core.tenant")),
            Map.entry("io.zonky..", List.of("core.embedded")),
            Map.entry("io.lettuce..", List.of("core.memory")),
            Map.entry("org.flywaydb..", List.of("core.tenant")),
            Map.entry("org.postgresql..", List.of("core.embedded", "core.crm.imports..", "channels.start")),
            Map.entry("com.zaxxer.hikari..", List.of("channels.start")),
            Map.entry("dev.langchain4j..", List.of("agents..", "knowledge.index")),
            Map.entry("org.tartarus..", List.of("knowledge.index")),
            Map.entry("io.qdrant..", List.of("knowledge.qdrant")),
            Map.entry("org.tribuo..", List.of("agents.intent..")),
            Map.entry("org.springframework.security.crypto..", List.of("core.people")),
            Map.entry("io.swagger..", List.of("channels.rest")),
            Map.entry("com.github.kagkarlsson..", List.of("core.inbox")),
            Map.entry("org.knowm.xchart..", List.of("channels.door")),
            Map.entry("javazoom..", List.of("voice.audio")),
            Map.entry("org.jflac..", List.of("voice.audio")),
            Map.entry("com.github.trilarion..", List.of("voice.audio")),
            Map.entry("org.apache.commons.compress..", List.of("voice.model", "knowledge.document.read")),
            Map.entry("com.google.crypto.tink..", List.of("voice.store")),
            Map.entry("io.minio..", List.of("voice.store")),
            Map.entry("org.vosk..", List.of("voice.recognise")),
            Map.entry("io.github.givimad..", List.of("voice.recognise")),
            Map.entry("com.sun.jna..", List.of("voice.recognise")),
            Map.entry("org.commonmark..", List.of("knowledge.document.read")),
            Map.entry("org.yaml.snakeyaml..", List.of("knowledge.document.read")),
            Map.entry("org.jsoup..", List.of("knowledge.document.read")),
            Map.entry("org.apache.pdfbox..", List.of("knowledge.document.read")),
            Map.entry("org.apache.fontbox..", List.of("knowledge.document.read")),
            Map.entry("org.apache.poi..", List.of("knowledge.document.read")),
            Map.entry("org.apache.james..", List.of("knowledge.document.read")),
            Map.entry("com.slack.api..", List.of("channels.slack")),
            Map.entry("com.microsoft.bot..", List.of("channels.teams")),
            Map.entry("com.twilio..", List.of("channels.phone")),
            Map.entry("jakarta.servlet..", List.of("channels.access", "channels.web", "channels.rest", "channels.door", "channels.slack", "channels.teams", "channels.phone")),
            Map.entry("org.thymeleaf..", List.of("channels.web")));

    @Test
    void dependenceRunsDownhillOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("core").definedBy(ROOT + ".core..")
                .layer("knowledge").definedBy(ROOT + ".knowledge..")
                .layer("voice").definedBy(ROOT + ".voice..")
                .layer("agents").definedBy(ROOT + ".agents..")
                .layer("channels").definedBy(ROOT + ".channels..")
                .whereLayer("channels").mayNotBeAccessedByAnyLayer()
                .whereLayer("agents").mayOnlyBeAccessedByLayers("channels")
                .whereLayer("voice").mayOnlyBeAccessedByLayers("agents", "channels")
                .whereLayer("knowledge").mayOnlyBeAccessedByLayers("agents", "channels")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    static List<String> vendors() {
        return VENDORS.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void aVendorLibraryStaysInItsPackage(String vendor) {
        String[] home = VENDORS.getOrDefault(vendor, List.of()).stream().map(name -> ROOT + "." + name).toArray(String[]::new);
        noClasses().that().resideOutsideOfPackages(home).should().dependOnClassesThat(resideInAPackage(vendor)).check(CLASSES);
    }

    @Test
    void theCoreKnowsNeitherModelsNorTheWeb() {
        noClasses().that().resideInAPackage(ROOT + ".core..")
                .should().dependOnClassesThat(resideInAnyPackage("dev.langchain4j..", "jakarta.servlet..", "org.springframework.web..", "org.springframework.boot.."))
                .check(CLASSES);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        classes().should().haveNameNotMatching(".*(Util|Utils|Helper|Impl|Processor|Manager)").check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatLivesThereAndIsNullMarked() {
        List<String> unmarked = CLASSES.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(found -> !found.isAnnotatedWith(NullMarked.class))
                .map(found -> found.getName())
                .collect(Collectors.toList());
        assertThat(unmarked).isEmpty();
    }

    @Test
    void standardOutputIsForTheWordsAtStartOnly() {
        noClasses().that().resideOutsideOfPackages(ROOT + ".channels.start", ROOT + ".channels.launch")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }
}
