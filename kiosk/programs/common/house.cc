#include "programs/common/house.h"

#include <algorithm>
#include <optional>
#include <set>

#include "core/contract.h"
#include "core/schema.h"
#include "flow/definition.h"
#include "programs/common/readings.h"
#include "programs/files/files.h"
#include "text/catalogue.h"
#include "vault/bytes.h"

namespace programs {

namespace fs = std::filesystem;

namespace {

class Loader {
 public:
  explicit Loader(const Places& places) : places_(places) {}

  core::Result<LoadedHouse> load() {
    TRY_DONE(load_settings());
    TRY_DONE(load_norms());
    TRY_DONE(load_words());
    load_lexicon();
    TRY_DONE(load_contract());
    load_services();
    return std::move(loaded_);
  }

 private:
  core::Result<core::Json> json(const fs::path& path) const { return read_json(path, places_.root); }
  void find(core::Error error) { loaded_.findings.push_back(std::move(error)); }

  // Broken settings do not stop a kiosk: it starts with the defaults and says so.
  core::Result<core::Done> load_settings() {
    const fs::path path = places_.config / "settings.json";
    if (auto file = json(path); file.ok()) {
      config::ReadSettings read = config::read_settings(file.value(), shown_path(path, places_.root));
      if (read.faults.empty()) loaded_.settings = std::move(read.settings);
      for (core::Error& fault : read.faults) find(std::move(fault));
    } else {
      find(file.error());
    }
    const config::Settings& set = loaded_.settings;
    visit::House& house = loaded_.house;
    house.settings = {set.hall,        set.machine,         set.language,
                      set.languages,   set.services,        set.drafts,
                      set.help_window, set.help_fallback_s, {}};
    house.display.width_px = set.panel.width_px;
    house.display.height_px = set.panel.height_px;
    house.display.px_per_mm = set.panel.px_per_mm;
    return core::Done{};
  }

  core::Result<core::Done> load_norms() {
    const fs::path path = places_.root / "config/accessibility.json";
    TRY(file, json(path));
    TRY(norms, scene::parse_norms(file, shown_path(path, places_.root)));
    loaded_.house.norms = norms;
    return core::Done{};
  }

  core::Result<core::Done> load_words() {
    const fs::path locales = places_.root / "locales";
    std::vector<std::string> tags = folders_in(locales);
    // zh-Hans is written first and is what every other language is compared with.
    std::stable_partition(tags.begin(), tags.end(), [](const std::string& tag) { return tag == "zh-Hans"; });
    for (const std::string& tag : tags) load_language(locales / tag, tag);
    if (loaded_.house.catalogues.find("zh-Hans", "shell.welcome.heading") != nullptr) return core::Done{};
    const std::string shell = "locales/zh-Hans/shell.json";
    for (const core::Error& finding : loaded_.findings)
      if (finding.where.starts_with(shell)) return finding;
    return core::Error{"HOUSE_WORDS", shell, "The shell's Chinese words are missing.",
                       "Install them again; a kiosk without words cannot start."};
  }

  void load_language(const fs::path& folder, const std::string& tag) {
    // Readings alone make a voice, not a language of the screen.
    if (is_there(folder / "lexicon.tsv") && files_in(folder, ".json").empty()) return;
    const fs::path manifest = folder / "manifest.json";
    auto file = json(manifest);
    auto info =
        file.ok() ? text::parse_manifest(file.value(), shown_path(manifest, places_.root)) : std::move(file).error();
    if (!info.ok()) return find(info.error());
    loaded_.house.catalogues.add(std::move(info).value());
    for (const std::string& name : files_in(folder, ".json")) {
      // With a Chinese bundle that cannot be read nobody knows what its translation should hold; nothing would use it.
      const std::string stem = fs::path(name).stem().string();
      if (name == "manifest.json" || broken_bundles_.count(stem) != 0) continue;
      const fs::path path = folder / name;
      auto words = json(path);
      auto bundle = words.ok() ? text::parse_bundle(words.value(), tag, stem, shown_path(path, places_.root))
                               : std::move(words).error();
      if (!bundle.ok()) {
        find(bundle.error());
        if (tag == "zh-Hans") broken_bundles_.insert(stem);
      } else {
        loaded_.house.catalogues.add(std::move(bundle).value());
      }
    }
  }

  // Without the table every character is voiced by the engine's own reading: worse, not silent.
  void load_lexicon() {
    Readings readings = open_readings(places_);
    for (core::Error& finding : readings.findings) find(std::move(finding));
    loaded_.readings_fault = std::move(readings.fault);
    if (readings.lexicon) loaded_.house.catalogues.use_lexicon(std::move(readings.lexicon));
  }

  core::Result<core::Done> load_contract() {
    const fs::path path = places_.root / "services/platform/openapi.json";
    TRY(file, json(path));
    TRY(contract, core::Contract::parse(file, shown_path(path, places_.root)));
    loaded_.house.contract = std::make_shared<const core::Contract>(std::move(contract));
    return core::Done{};
  }

  void load_services() {
    const fs::path services = places_.root / "services";
    const fs::path schema_path = services / "service.schema.json";
    std::optional<core::Schema> schema;
    auto schema_file = json(schema_path);
    auto parsed = schema_file.ok() ? core::Schema::parse(schema_file.value(), shown_path(schema_path, places_.root))
                                   : std::move(schema_file).error();
    if (parsed.ok()) {
      schema = std::move(parsed).value();
    } else {
      find(parsed.error());
    }
    for (const std::string& id : folders_in(services))
      if (fs::exists(services / id / "service.json") && !load_service(services / id, id, schema))
        loaded_.withheld.push_back(id);
    for (const std::string& id : loaded_.settings.services)
      if (loaded_.house.services.count(id) == 0 &&
          std::find(loaded_.withheld.begin(), loaded_.withheld.end(), id) == loaded_.withheld.end())
        find({"SETTINGS_SERVICE", shown_path(places_.config / "settings.json", places_.root),
              "The settings offer a service that is not installed.", "Take it out of \"services\", or install it."});
  }

  // True when the service can be offered.
  bool load_service(const fs::path& folder, const std::string& id, const std::optional<core::Schema>& schema) {
    const fs::path path = folder / "service.json";
    const std::string where = shown_path(path, places_.root);
    auto bytes = read_file(path, 1024 * 1024);
    if (!bytes.ok()) return find(bytes.error()), false;
    auto file = core::parse_json(bytes.value(), where);
    if (!file.ok()) return find(file.error()), false;
    if (schema) {
      const auto violations = schema->validate(file.value(), where);
      loaded_.findings.insert(loaded_.findings.end(), violations.begin(), violations.end());
      if (!violations.empty()) return false;
    }
    flow::Parsed parsed = flow::parse_definition(file.value(), *loaded_.house.contract, where);
    loaded_.findings.insert(loaded_.findings.end(), parsed.findings.begin(), parsed.findings.end());
    if (!parsed.definition) return false;
    if (parsed.definition->id != id) {
      find(
          {"SERVICE_FOLDER", where + ":/id", "The service's id is not the name of its folder.", "Make them the same."});
      return false;
    }
    parsed.definition->hash = vault::sha256_hex(bytes.value());
    if (!words_complete(*parsed.definition, file.value(), where)) return false;
    loaded_.house.services.emplace(id, std::make_shared<const flow::Definition>(std::move(*parsed.definition)));
    if (auto examples = json(folder / "examples.json"); examples.ok()) {
      loaded_.examples.emplace(id, std::move(examples).value());
    } else {
      find(examples.error());
    }
    return true;
  }

  // Every key the service uses must stand in its Chinese bundle. Of a bundle that cannot be read nobody knows what it lacks.
  bool words_complete(const flow::Definition& definition, const core::Json& file, const std::string& where) {
    if (broken_bundles_.count(definition.id) != 0) return false;
    bool complete = true;
    for (const auto& [key, arguments] : flow::keys_used(definition)) {
      if (loaded_.house.catalogues.has(definition.id + "." + key)) continue;
      find({"SERVICE_WORDS", where + ":" + place_of(file, key).value_or(""),
            "The words \"" + key + "\" are not in the Chinese catalogue.",
            "Write them in locales/zh-Hans/" + definition.id + ".json."});
      complete = false;
    }
    return complete;
  }

  // JSON pointer of the first string that is `text`.
  static std::optional<std::string> place_of(const core::Json& json, std::string_view text,
                                             const std::string& pointer = "") {
    if (json.is_string() && json.string() == text) return pointer;
    if (json.is_array())
      for (std::size_t i = 0; i < json.items().size(); ++i)
        if (auto found = place_of(json.items()[i], text, core::pointer_join(pointer, i))) return found;
    if (json.is_object())
      for (const auto& [name, member] : json.members())
        if (auto found = place_of(member, text, core::pointer_join(pointer, name))) return found;
    return std::nullopt;
  }

  const Places& places_;
  LoadedHouse loaded_;
  std::set<std::string, std::less<>> broken_bundles_;  // of zh-Hans
};

}  // namespace

core::Result<LoadedHouse> load_house(const Places& places) { return Loader(places).load(); }

}  // namespace programs
