#include "programs/kiosk/script_run.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <csignal>

#include "programs/files/files.h"
#include "scene/audit.h"

namespace kiosk {

namespace {

constexpr std::size_t longest_line = 64 * 1024;

// Everything that can be read on the screen: texts, in order, line breaks as spaces.
std::string seen_on(const scene::Scene& scene, const Caption& caption) {
  std::string out = caption.words().seen + "\n";
  for (const scene::Node& node : scene.nodes)
    for (const scene::Part& part : node.parts)
      if (const auto* text = std::get_if<scene::Text>(&part)) {
        std::string words = text->words.seen;
        for (std::size_t at = words.find('\n'); at != std::string::npos; at = words.find('\n')) words.erase(at, 1);
        out += words + "\n";
      }
  return out;
}

bool contains(const std::string& whole, const std::string& part) { return whole.find(part) != std::string::npos; }

}  // namespace

ScriptRun::ScriptRun(RunParts parts) : parts_(parts), touch_(parts.norms) {}

int ScriptRun::obey(std::FILE* stream, const std::string& name) {
  folder_ = std::filesystem::path(name).parent_path();
  parts_.stage.settle();
  parts_.recorder.idle();
  std::string line;
  int number = 0;
  bool too_long = false;
  for (int c = std::fgetc(stream);; c = std::fgetc(stream)) {
    if (c != EOF && c != '\n') {
      if (line.size() < longest_line) {
        line += static_cast<char>(c);
      } else {
        too_long = true;
      }
      continue;
    }
    if (c == EOF && line.empty()) break;
    place_ = name + ":" + std::to_string(++number);
    if (too_long) {
      fail("The line is longer than 64 KiB.");
    } else if (const auto parsed = parse_script_line(line, name, number); !parsed.ok()) {
      std::fprintf(stderr, "%s\n", core::to_line(parsed.error()).c_str());
      ++failures_;
    } else if (parsed.value()) {
      obey(*parsed.value());
      parts_.recorder.idle();
    }
    line.clear();
    too_long = false;
    if (c == EOF) break;
  }
  parts_.stage.settle();
  return failures_;
}

void ScriptRun::fail(const std::string& what) {
  ++failures_;
  std::fprintf(stderr, "%s: FAILED on screen %s: %s\n", place_.c_str(), parts_.stage.scene().screen.c_str(),
               what.c_str());
}

void ScriptRun::obey(const ScriptLine& line) {
  const bool input = !std::holds_alternative<ExpectLine>(line) && !std::holds_alternative<UntilLine>(line) &&
                     !std::holds_alternative<WaitLine>(line) && !std::holds_alternative<ClockLine>(line);
  if (input && !std::holds_alternative<KillLine>(line)) parts_.heard.forget();
  std::visit([this](const auto& each) { on(each); }, line);
  const auto* tap = std::get_if<TapLine>(&line);
  const auto* key = std::get_if<KeyLine>(&line);
  const auto* touched = std::get_if<TouchLine>(&line);
  const auto* waited = std::get_if<WaitLine>(&line);
  const bool hurried = (waited != nullptr && waited->hurry) || (tap != nullptr && tap->hurry) ||
                       (key != nullptr && key->hurry) || (touched != nullptr && touched->hurry);
  if (!hurried && !std::holds_alternative<UntilLine>(line)) parts_.stage.settle();
}

// The guards of the touch machine (dead time, debounce) are real in a script too; a person is slower than they are.
void ScriptRun::wait_out_guards(const std::string& key) {
  if (parts_.stage.scene_since() != screen_since_) {
    screen_since_ = parts_.stage.scene_since();
    touch_.screen_changed(screen_since_);
  }
  const core::Moment after_screen = screen_since_ + core::Milliseconds{parts_.norms.dead_time_ms + 50};
  const core::Moment after_tap = last_tap_ + core::Milliseconds{parts_.norms.debounce_ms + 50};
  const core::Moment wanted = std::max(after_screen, after_tap);
  if (!key.empty() && parts_.clock.now() < wanted) parts_.stage.pass_until(wanted, nullptr);
}

void ScriptRun::touch(double x_mm, double y_mm, double slip_x_mm, double slip_y_mm, int hold_ms) {
  constexpr double step_mm = 4;
  Stage& stage = parts_.stage;
  touch_.set_manner(stage.touch_manner());
  stage.touched(touch_.down(stage.scene(), 1, x_mm, y_mm, parts_.clock.now()));
  // A finger slides; it does not jump.
  const int steps = std::max(1, static_cast<int>(std::hypot(slip_x_mm, slip_y_mm) / step_mm));
  for (int step = 1; step <= steps; ++step) {
    stage.pass_until(parts_.clock.now() + core::Milliseconds{hold_ms / steps}, nullptr);
    stage.touched(touch_.move(stage.scene(), 1, x_mm + slip_x_mm * step / steps, y_mm + slip_y_mm * step / steps));
  }
  const paint::TouchResult up = touch_.up(stage.scene(), 1, x_mm + slip_x_mm, y_mm + slip_y_mm, parts_.clock.now());
  last_tap_ = parts_.clock.now();
  stage.touched(up);
  if (up.kind == paint::TouchResult::Kind::nothing) stage.set_pressed("");
}

void ScriptRun::on(const TapLine& tap) {
  const scene::Node* node = parts_.stage.scene().find(tap.key);
  if (node == nullptr || !node->touchable) {
    std::string keys;
    for (const auto& [key, message] : parts_.stage.view().taps) keys += " " + key;
    return fail("There is no key \"" + tap.key + "\". There are:" + keys);
  }
  wait_out_guards(tap.key);
  node = parts_.stage.scene().find(tap.key);
  if (node == nullptr || !node->touchable) return fail("The key \"" + tap.key + "\" went away.");
  touch(node->hit.x + node->hit.w / 2, node->hit.y + node->hit.h / 2, 0, 0, 80);
}

void ScriptRun::on(const TouchLine& line) {
  if (parts_.stage.scene_since() != screen_since_) {
    screen_since_ = parts_.stage.scene_since();
    touch_.screen_changed(screen_since_);
  }
  touch(line.x_mm, line.y_mm, line.slip_x_mm, line.slip_y_mm, line.hold_ms);
}

void ScriptRun::on(const KeyLine& line) { parts_.stage.press(line.key); }

void ScriptRun::on(const DigitsLine& line) {
  for (const char digit : line.digits) {
    parts_.stage.digit(digit);
    parts_.stage.pass_until(parts_.clock.now() + core::Milliseconds{parts_.norms.debounce_digit_ms + 50}, nullptr);
  }
}

void ScriptRun::devices_told(const core::Result<core::Done>& done) {
  if (!done.ok()) return fail(core::to_line(done.error()));
  parts_.bench.poll([this](devices::PadKey key) { parts_.stage.press(std::string(devices::name_of(key))); });
  parts_.stage.pump();
}

// A file is looked for where the script lies, so that a script runs from any folder.
std::filesystem::path ScriptRun::beside(const std::string& file) const {
  const std::filesystem::path near = folder_ / file;
  return programs::is_there(near) ? near : std::filesystem::path(file);
}

void ScriptRun::on(const CardLine& line) {
  if (!line.file.empty()) return devices_told(parts_.bench.tray().lay_card(beside(line.file)));
  parts_.bench.tray().lift_card();
  devices_told(core::Done{});
}

void ScriptRun::on(const BadgeLine& line) {
  if (!line.file.empty()) return devices_told(parts_.bench.tray().lay_badge(beside(line.file)));
  parts_.bench.tray().lift_badge();
  devices_told(core::Done{});
}

void ScriptRun::on(const ScanLine& line) {
  parts_.bench.tray().scan(line.text);
  devices_told(core::Done{});
}

void ScriptRun::on(const HeadphonesLine& line) {
  parts_.bench.tray().plug_headphones(line.plugged ? devices::Plug::in : devices::Plug::out);
  devices_told(core::Done{});
}

void ScriptRun::on(const NetworkLine& line) {
  parts_.effects.set_line(line.up);
  parts_.stage.receive(visit::NetworkChanged{line.up});
}

void ScriptRun::on(const PrinterLine& line) {
  if (const auto state = devices::parse_printer_state(line.state)) parts_.bench.tray().set_printer(*state);
  devices_told(core::Done{});
}

void ScriptRun::on(const DeskLine& line) {
  if (line.text.empty()) return;
  if (!parts_.effects.desk_answers(line.text)) fail("Nobody has called for help.");
  parts_.stage.pump();
}

void ScriptRun::on(const WaitLine& line) {
  parts_.stage.pass_until(parts_.clock.now() + core::Milliseconds{line.ms}, nullptr);
}
void ScriptRun::on(const ClockLine& line) { parts_.clock.add_wall_seconds(line.seconds); }

void ScriptRun::on(const UntilLine& line) {
  const auto there = [&] { return parts_.stage.scene().screen == line.screen; };
  if (there()) return;
  if (!parts_.stage.pass_until(parts_.clock.now() + core::Milliseconds{line.within_ms}, there) && !there())
    fail("The screen " + line.screen + " did not come within " + std::to_string(line.within_ms) + " ms.");
}

void ScriptRun::on(const ExpectLine& expected) {
  parts_.stage.settle();
  const scene::Scene& scene = parts_.stage.scene();
  const std::string seen = seen_on(scene, parts_.stage.caption());
  const std::string& said = parts_.heard.said();
  if (expected.screen && scene.screen != *expected.screen) fail("Expected the screen " + *expected.screen + ".");
  if (expected.focus && parts_.stage.model().focus != *expected.focus)
    fail("Expected the focus on " + *expected.focus + ", it is on \"" + parts_.stage.model().focus + "\".");
  if (expected.text && !contains(seen, *expected.text))
    fail("Expected to read: " + *expected.text + "\n  There stands: " + seen);
  if (expected.not_seen && contains(seen, *expected.not_seen)) fail("Must not be seen: " + *expected.not_seen);
  if (expected.said && !contains(said, *expected.said))
    fail("Expected to hear: " + *expected.said + "\n  Said was: " + said);
  if (expected.not_said && contains(said, *expected.not_said)) fail("Must not be said: " + *expected.not_said);
  if (expected.slip && !contains(parts_.effects.last_slip().text, *expected.slip))
    fail("Expected on the slip: " + *expected.slip + "\n  There stands: " + parts_.effects.last_slip().text);
  if (expected.audit)
    for (const scene::Finding& finding : scene::audit(scene, parts_.norms, parts_.measure))
      fail(finding.code + " " + finding.node + ": " + finding.sentence);
}

// As by a power cut: nothing is flushed, nobody says goodbye.
void ScriptRun::on(const KillLine&) {
  ::kill(::getpid(), SIGKILL);
  ::pause();
}

}  // namespace kiosk
