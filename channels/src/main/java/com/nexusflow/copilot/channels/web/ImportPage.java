package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.crm.imports.FileKind;
import com.nexusflow.copilot.core.crm.imports.ImportFile;
import com.nexusflow.copilot.core.crm.imports.ImportRefused;
import com.nexusflow.copilot.core.crm.imports.ImportRun;
import com.nexusflow.copilot.core.crm.imports.Imports;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where CSV files of another CRM come in: choose, look at the mapping, correct it, run, read what was found. */
@Controller
@RequestMapping("/import")
class ImportPage {

    private static final int LATEST = 8;
    private static final int ISSUES = 100;

    private final Imports imports;

    ImportPage(Imports imports) {
        this.imports = imports;
    }

    @GetMapping
    String page(Model model) {
        model.addAttribute("latest", imports.latest(LATEST));
        return "import";
    }

    @PostMapping("/preview")
    String preview(@RequestParam List<MultipartFile> files, @RequestParam MultiValueMap<String, String> form, Model model) {
        try {
            model.addAttribute("preview", imports.preview(uploaded(files), MappingForm.read(form)));
            model.addAttribute("kinds", FileKind.values());
        } catch (ImportRefused | IllegalArgumentException e) {
            model.addAttribute("refused", e.getMessage());
        }
        return "import :: preview";
    }

    @PostMapping
    String run(@RequestParam List<MultipartFile> files, @RequestParam MultiValueMap<String, String> form, Model model) {
        try {
            UUID id = imports.start(uploaded(files), MappingForm.read(form));
            return run(id, 1, model);
        } catch (ImportRefused | IllegalArgumentException e) {
            model.addAttribute("refused", e.getMessage());
            return "import :: preview";
        }
    }

    @GetMapping("/{id}")
    String run(@PathVariable UUID id, @RequestParam(defaultValue = "1") int page, Model model, HttpServletRequest request) {
        String part = run(id, page, model);
        return request.getHeader("HX-Request") != null ? part : "import-run";
    }

    private String run(UUID id, int page, Model model) {
        ImportRun run = imports.run(id).orElseThrow(Missing::new);
        int current = Math.clamp(page, 1, 100_000);
        model.addAttribute("run", run);
        model.addAttribute("page", current);
        model.addAttribute("issues", run.status() == ImportRun.Status.RUNNING
                ? List.of()
                : imports.issues(id, (current - 1) * ISSUES, ISSUES + 1));
        model.addAttribute("pageSize", ISSUES);
        return "import-run :: run";
    }

    private static List<ImportFile> uploaded(List<MultipartFile> files) {
        return files.stream()
                .filter(file -> !file.isEmpty())
                .map(file -> new ImportFile(String.valueOf(file.getOriginalFilename()), file::getInputStream))
                .toList();
    }
}
