#include "programs/kiosk/recorder.h"

#include <malloc.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "core/log.h"
#include "programs/files/files.h"
#include "scene/dump.h"

namespace kiosk {

core::Result<Recorder> Recorder::open(const std::filesystem::path& folder, bool talk) {
  Recorder recorder;
  recorder.talk_ = talk;
  recorder.memory_ = std::getenv("YINLING_MEMORY") != nullptr;
  if (folder.empty()) return recorder;
  std::error_code failure;
  std::filesystem::create_directories(folder / "slips", failure);
  if (failure)
    return core::Error{"RECORD_FOLDER", folder.string(), "The record folder cannot be made.",
                       "Name a folder that can be written."};
  recorder.folder_ = folder;
  return recorder;
}

void Recorder::scene(const scene::Scene& scene, const std::function<core::Result<std::string>()>& png) {
  if (talk_) print("scene", scene::dump_json(scene));
  if (folder_.empty()) return;
  char number[16];
  std::snprintf(number, sizeof number, "%03d-", next_++);
  const std::filesystem::path stem = folder_ / (number + scene.screen);
  const auto keep = [](const core::Result<core::Done>& written) {
    if (!written.ok()) core::log(core::LogLevel::warning, "record", written.error());
  };
  keep(programs::write_file(stem.string() + ".scene.json", scene::dump_json(scene).dump(1) + "\n"));
  keep(programs::write_file(stem.string() + ".scene.txt", scene::dump_text(scene)));
  if (const auto picture = png(); picture.ok()) {
    keep(programs::write_file(stem.string() + ".png", picture.value()));
  } else {
    core::log(core::LogLevel::warning, "record", picture.error());
  }
}

void Recorder::spoken(const core::Json& line) { print("spoken", line); }

void Recorder::caption(core::Moment at, const std::string& shown) {
  // Shown once before it sounds and once more when it does.
  if (!active() || shown == captioned_) return;
  captioned_ = shown;
  const core::Json line = core::Json::object({{"at", at.count()}, {"text", shown}});
  append("captions.jsonl", line);
  print("caption", line);
}

void Recorder::highlight(core::Moment at, const std::string& node, const std::string& lit) {
  if (!records()) return;
  append("highlights.jsonl", core::Json::object({{"at", at.count()}, {"node", node}, {"text", lit}}));
}

void Recorder::slip(const std::filesystem::path& file) { print("slip", file.string()); }

void Recorder::event(const core::Json& event) {
  append("events.jsonl", event);
  print("event", event);
}

void Recorder::frame(const core::Json& times) { append("frames.jsonl", times); }

void Recorder::idle() { print("idle", true); }

void Recorder::visit_over() {
  if (!memory_) return;
  std::printf("{\"in_use\":%zu}\n", mallinfo2().uordblks);
}

void Recorder::run_over() {
  if (folder_.empty()) return;
  std::int64_t resident_kib = 0;
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.rfind("VmRSS:", 0) == 0) resident_kib = std::atoll(line.c_str() + 6);
  const core::Json run =
      core::Json::object({{"resident_kib", resident_kib}, {"in_use", static_cast<std::int64_t>(mallinfo2().uordblks)}});
  if (const auto written = programs::write_file(folder_ / "run.json", run.dump(1) + "\n"); !written.ok())
    core::log(core::LogLevel::warning, "record", written.error());
}

void Recorder::append(const char* file, const core::Json& line) {
  if (folder_.empty()) return;
  std::ofstream stream(folder_ / file, std::ios::app);
  stream << line.dump() << '\n';
}

void Recorder::print(const char* what, const core::Json& value) {
  if (!talk_) return;
  core::Json line;
  line.set(what, value);
  std::printf("%s\n", line.dump().c_str());
  // A listener on a pipe decides on each line; a buffered line would be a deadlock.
  std::fflush(stdout);
}

}  // namespace kiosk
