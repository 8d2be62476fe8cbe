// check, screens, audit: what is judged over the gallery.
#include <cairo.h>

#include <cstdio>
#include <filesystem>
#include <map>
#include <set>

#include "paint/painter.h"
#include "paint/type.h"
#include "programs/common/gateway.h"
#include "programs/ctl/commands.h"
#include "programs/ctl/opened.h"
#include "programs/ctl/walk.h"
#include "programs/files/files.h"
#include "scene/audit.h"
#include "scene/dump.h"
#include "speech/clips.h"
#include "text/catalogue.h"

namespace ctl {

namespace {

// screens and audit take no plain words; `own` are the choices that only one of them has.
core::Result<programs::Arguments> only_choices(const Words& words, std::set<std::string> own) {
  own.insert({"--language", "--step", "--theme", "--orientation", "--panel", "--px-per-mm"});
  TRY(arguments, programs::parse_arguments(words, own, {"--low"}));
  if (!arguments.words.empty())
    return core::Error{"ARGUMENT_UNKNOWN", arguments.words[0], "There is no such choice.", "See --help."};
  return arguments;
}

std::string line_of(const Setting& setting, const visit::Exhibit& exhibit, const scene::Finding& finding) {
  return setting.name + " " + exhibit.name + (finding.node.empty() ? "" : "/" + finding.node) + ": " + finding.code +
         ": " + finding.sentence;
}

core::Result<std::string> picture_of(paint::Type& type, const scene::Scene& scene) {
  cairo_surface_t* surface =
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, scene.display.width_px, scene.display.height_px);
  paint::Painter painter(type, 24 * 1024 * 1024);
  painter.paint(surface, scene, {});
  auto png = paint::png_of(surface);
  cairo_surface_destroy(surface);
  return png;
}

// The blind run does every service; what it is to do there stands beside the service in words.
void check_tasks(const std::filesystem::path& root, const programs::LoadedHouse& loaded,
                 std::vector<core::Error>& findings) {
  for (const auto& [id, service] : loaded.house.services) {
    const std::filesystem::path file = root / "services" / id / "task.txt";
    const std::string where = "services/" + id + "/task.txt";
    const auto task = programs::read_file(file, 16 * 1024);
    if (!task.ok()) {
      findings.push_back(
          {"SERVICE_TASK", where, "There is no task for the blind run of this service.",
           "Write in words what somebody who only hears is to do; take another service's task.txt as a model."});
      continue;
    }
    for (const char* line : {"我是：", "办成了会听到："})
      if (("\n" + task.value()).find(std::string("\n") + line) == std::string::npos)
        findings.push_back(
            {"SERVICE_TASK", where, std::string("The task has no line \"") + line + "\".", "Add the line."});
  }
}

}  // namespace

int complain(const core::Error& error) {
  std::fprintf(stderr, "yinlingctl: %s\n", core::to_line(error).c_str());
  return 2;
}

int check(const Words& given) {
  auto arguments = programs::parse_arguments(given, {}, {});
  if (!arguments.ok()) return complain(arguments.error());
  const std::vector<std::string>& words = arguments.value().words;
  if (words.size() > 1)
    return complain({"ARGUMENT_UNKNOWN", words[1], "check takes one folder at most.", "yinlingctl check [DIR]"});
  std::error_code ignored;
  if (!words.empty() && !std::filesystem::is_directory(words[0], ignored))
    return complain({"ARGUMENT_VALUE", "DIR", "There is no such folder.",
                     "Name the folder that holds services, locales and config."});
  auto opened = open_house(words.empty() ? "" : words[0]);
  if (!opened.ok()) {
    // What a kiosk cannot do without is a finding too.
    std::printf("%s\n", core::to_line(opened.error()).c_str());
    return 1;
  }
  programs::LoadedHouse& loaded = opened.value().loaded;
  std::vector<core::Error> findings = loaded.findings;
  const auto more = text::check(loaded.house.catalogues);
  findings.insert(findings.end(), more.begin(), more.end());
  check_tasks(opened.value().places.root, loaded, findings);
  const auto gateways = programs::check_gateways(opened.value().places, loaded.settings.endpoint);
  findings.insert(findings.end(), gateways.begin(), gateways.end());
  speech::ClipStore clips;
  for (const auto& folder : {opened.value().places.root / "assets", opened.value().places.config})
    clips.add(folder / "clips", speech::ClipCheck::recordings, findings);
  programs::Arguments every;
  auto choices = parse_choices(every, loaded, Missing::all);
  if (!choices.ok()) return complain(choices.error());
  // Words and fit at the default look and at the largest; the whole matrix is the business of `audit`.
  Choices looks = choices.value();
  looks.themes = {scene::Theme::calm};
  looks.steps = {1, 4};
  looks.landscape = {loaded.house.display.landscape()};  // as the panel hangs
  looks.low = {false};
  const auto missing =
      walk(loaded, looks, *opened.value().measure,
           [&](const Setting& setting, const visit::Exhibit& exhibit, const visit::View& view) {
             for (const scene::Finding& finding : scene::audit(view.scene, loaded.house.norms, *opened.value().measure))
               findings.push_back({finding.code, "screens:/" + setting.name + "/" + exhibit.name + "/" + finding.node,
                                   finding.sentence, ""});
           });
  findings.insert(findings.end(), missing.begin(), missing.end());
  for (const core::Error& finding : findings) std::printf("%s\n", core::to_line(finding).c_str());
  if (findings.empty()) std::printf("clean\n");
  return findings.empty() ? 0 : 1;
}

int screens(const Words& words) {
  auto arguments = only_choices(words, {"--out", "--form"});
  if (!arguments.ok()) return complain(arguments.error());
  const std::filesystem::path out = arguments.value().value("--out");
  const std::string form = arguments.value().value("--form", "png");
  if (out.empty())
    return complain(
        {"ARGUMENT_MISSING", "--out", "Where the screens go must be given.", "yinlingctl screens --out DIR"});
  if (form != "json" && form != "txt" && form != "png")
    return complain({"ARGUMENT_VALUE", "--form", "There is no such form.", "json, txt or png."});
  const auto panel = programs::parse_panel(arguments.value());
  if (!panel.ok()) return complain(panel.error());
  auto opened = open_house("", panel.value());
  if (!opened.ok()) return complain(opened.error());
  auto choices = parse_choices(arguments.value(), opened.value().loaded, Missing::standard);
  if (!choices.ok()) return complain(choices.error());
  std::error_code failure;
  std::filesystem::create_directories(out, failure);
  std::optional<core::Error> wrong;
  int written = 0;
  walk(opened.value().loaded, choices.value(), *opened.value().measure,
       [&](const Setting& setting, const visit::Exhibit& exhibit, const visit::View& view) {
         if (wrong) return;
         core::Result<std::string> bytes = form == "json"
                                               ? core::Result<std::string>(scene::dump_json(view.scene).dump(1) + "\n")
                                           : form == "txt" ? core::Result<std::string>(scene::dump_text(view.scene))
                                                           : picture_of(*opened.value().type, view.scene);
         const auto saved =
             bytes.ok() ? programs::write_file(out / (setting.name + "." + exhibit.name + "." + form), bytes.value())
                        : core::Result<core::Done>(bytes.error());
         if (!saved.ok()) wrong = saved.error();
         ++written;
       });
  if (wrong) return complain(*wrong);
  std::printf("%d screens in %s\n", written, out.c_str());
  return 0;
}

int audit(const Words& words) {
  auto arguments = only_choices(words, {"--report"});
  if (!arguments.ok()) return complain(arguments.error());
  const auto panel = programs::parse_panel(arguments.value());
  if (!panel.ok()) return complain(panel.error());
  auto opened = open_house("", panel.value());
  if (!opened.ok()) return complain(opened.error());
  auto choices = parse_choices(arguments.value(), opened.value().loaded, Missing::all);
  if (!choices.ok()) return complain(choices.error());
  int judged = 0, found = 0;
  std::map<std::string, int> by_code;
  core::Json report{core::Json::Array{}};
  const auto& norms = opened.value().loaded.house.norms;
  const auto missing =
      walk(opened.value().loaded, choices.value(), *opened.value().measure,
           [&](const Setting& setting, const visit::Exhibit& exhibit, const visit::View& view) {
             ++judged;
             for (const scene::Finding& finding : scene::audit(view.scene, norms, *opened.value().measure)) {
               ++found;
               ++by_code[finding.code];
               std::printf("%s\n", line_of(setting, exhibit, finding).c_str());
               report.push(core::Json::object({{"setting", setting.name},
                                               {"screen", exhibit.name},
                                               {"node", finding.node},
                                               {"code", finding.code},
                                               {"sentence", finding.sentence}}));
             }
           });
  for (const core::Error& error : missing) std::printf("%s\n", core::to_line(error).c_str());
  for (const auto& [code, count] : by_code) std::printf("%6d %s\n", count, code.c_str());
  std::printf("%d scenes judged, %d findings\n", judged, found);
  if (const std::string folder = arguments.value().value("--report"); !folder.empty()) {
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (const auto saved = programs::write_file(std::filesystem::path(folder) / "audit.json", report.dump(1) + "\n");
        !saved.ok())
      return complain(saved.error());
  }
  return found == 0 && missing.empty() ? 0 : 1;
}

}  // namespace ctl
