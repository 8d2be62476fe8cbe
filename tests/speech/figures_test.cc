// Figures of the voice, for a note: how soon, how fast, how even. Printed as "figure: ..." lines; the limits here are wide,
// because a busy machine is no fault of the code. Run: test_speech "[figures]" -s
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "speech/espeak.h"
#include "speech/loudness.h"
#include "speech/rates.h"
#include "speech/spoken.h"
#include "speech/words_by_hand.h"

using namespace by_hand;
using Clock = std::chrono::steady_clock;

namespace {

double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double at_part(std::vector<double> values, double part) {
  std::sort(values.begin(), values.end());
  return values.empty()
             ? 0
             : values[std::min(values.size() - 1, static_cast<std::size_t>(part * static_cast<double>(values.size())))];
}

// Everyday sentences whose words begin with stops and affricates, because those can be seen in the sound: a closure, then a
// burst.
std::vector<core::Words> sentences() {
  return {words({{"请", "qing3"},
                 {"把", "ba3"},
                 {"卡片", "ka3 pian4"},
                 {"放", "fang4"},
                 {"在", "zai4"},
                 {"桌子", "zhuo1 zi5"},
                 {"上", "shang4"},
                 {"。", ""}}),
          words({{"大家", "da4 jia1"},
                 {"都", "dou1"},
                 {"到", "dao4"},
                 {"柜台", "gui4 tai2"},
                 {"取", "qu3"},
                 {"单子", "dan1 zi5"},
                 {"。", ""}}),
          words({{"请", "qing3"}, {"按", "an4"}, {"确定", "que4 ding4"}, {"键", "jian4"}, {"。", ""}}),
          words({{"您", "nin2"},
                 {"可以", "ke3 yi3"},
                 {"到", "dao4"},
                 {"七", "qi1"},
                 {"号", "hao4"},
                 {"窗口", "chuang1 kou3"},
                 {"办", "ban4"},
                 {"。", ""}}),
          words({{"北京", "bei3 jing1"},
                 {"的", "de5"},
                 {"天气", "tian1 qi4"},
                 {"比较", "bi3 jiao4"},
                 {"干", "gan1"},
                 {"。", ""}}),
          words({{"他", "ta1"},
                 {"带", "dai4"},
                 {"孩子", "hai2 zi5"},
                 {"去", "qu4"},
                 {"看", "kan4"},
                 {"电视", "dian4 shi4"},
                 {"。", ""}})};
}

// Loudness in dB of 5 ms steps.
std::vector<double> envelope(const speech::Samples& samples) {
  constexpr std::size_t step = speech::sample_rate / 200;
  std::vector<double> out;
  for (std::size_t at = 0; at + step <= samples.size(); at += step) {
    double sum = 1;
    for (std::size_t i = at; i < at + step; ++i) sum += double(samples[i]) * samples[i];
    out.push_back(10 * std::log10(sum / step));
  }
  return out;
}

// The burst that begins a word marked at `sample`: after the closure, the quietest place near the mark, the first rise of
// 8 dB. In ms from the mark; empty when there is none.
std::optional<double> burst_near(const std::vector<double>& loud, std::size_t sample) {
  constexpr int step_ms = 5;
  const int middle = static_cast<int>(sample / (speech::sample_rate / 200)), size = static_cast<int>(loud.size());
  const int from = std::max(0, middle - 60 / step_ms), to = std::min(size - 3, middle + 60 / step_ms);
  if (from >= to) return std::nullopt;
  const int closure = static_cast<int>(std::min_element(loud.begin() + from, loud.begin() + to) - loud.begin());
  for (int i = closure; i < std::min(size - 3, closure + 120 / step_ms); ++i)
    if (loud[i + 2] - loud[i] > 8) return (i + 1 - middle) * double(step_ms);
  return std::nullopt;
}

}  // namespace

TEST_CASE("figures: ten seconds of speech", "[figures]") {
  auto engine = speech::Espeak::open();
  REQUIRE(engine.ok());
  std::string voiced;
  for (const auto& each : sentences()) voiced += each.voiced() + ". ";
  std::vector<double> taken;
  for (int i = 0; i < 9; ++i) {
    const auto start = Clock::now();
    double seconds = 0;
    while (seconds < 10) {
      const auto rendered = engine.value()->render(voiced, "zh-Hans", speech::engine_rate(speech::starting_rate));
      REQUIRE(rendered.ok());
      seconds += double(rendered.value().samples.size()) / speech::sample_rate;
    }
    taken.push_back(ms_since(start) * 10 / seconds);
  }
  std::printf("figure: 10 s of speech are synthesised in %.1f ms (median of 9; slowest %.1f)\n", at_part(taken, 0.5),
              at_part(taken, 1));
  CHECK(at_part(taken, 0.5) < 200);  // 50 on a quiet machine
}

TEST_CASE("figures: from say to the first sound handed to the sink", "[figures]") {
  Spied spied;
  auto parts = spied.parts();
  parts.pace = speech::Pace::live;
  const auto start = Clock::now();
  const auto now = [start] { return std::chrono::duration_cast<core::Moment>(Clock::now() - start); };
  parts.clock = now;
  parts.wake = [] {};
  speech::Speaker speaker(std::move(parts));
  std::vector<double> waits;
  std::size_t known = 0;
  for (core::Generation generation = 1; generation <= 60; ++generation) {
    const auto asked = Clock::now();
    speaker.say(utterance(generation, {chunk(sentences()[generation % 6])}));
    bool began = false;
    while (!began && ms_since(asked) < 5000) {
      spied.collect(speaker);
      for (; known < spied.events.size(); ++known)
        if (const auto* one = std::get_if<speech::Began>(&spied.events[known]))
          began = began || one->generation == generation;
    }
    REQUIRE(began);
    if (generation > 1) waits.push_back(ms_since(asked));  // the first one opens the engine
  }
  std::printf(
      "figure: say to first sound handed to the sink: median %.1f ms, 95th percentile %.1f ms (%zu sentences, each "
      "cutting the one before)\n",
      at_part(waits, 0.5), at_part(waits, 0.95), waits.size());
  CHECK(at_part(waits, 0.5) < 60);
}

TEST_CASE("figures: the marks lie where the words begin, by the sound itself", "[figures]") {
  std::vector<double> off;
  int words_said = 0;
  for (const int rate : {0, 3, 7}) {
    Spied spied;
    speech::Speaker speaker(spied.parts());
    speaker.set_rate(rate);
    core::Generation generation = 0;
    for (const auto& sentence : sentences()) {
      speaker.say(utterance(++generation, {chunk(sentence)}));
      spied.finish(speaker);
    }
    for (const auto& handed : spied.loudspeaker->handed()) {
      const auto loud = envelope(handed.passage.sound->samples);
      for (const auto& mark : handed.passage.sound->marks) {
        ++words_said;
        if (const auto burst = burst_near(loud, mark.sample)) off.push_back(*burst);
      }
    }
  }
  std::vector<double> far;
  for (const double each : off) far.push_back(std::abs(each));
  std::printf(
      "figure: a mark lies %.0f ms (median) from the burst that begins its word, 95 %% within %.0f ms; %zu of %d words "
      "begin with one that can be seen\n",
      at_part(off, 0.5), at_part(far, 0.95), off.size(), words_said);
  CHECK(off.size() > 60);
  CHECK(at_part(far, 0.9) <= 80);
}

TEST_CASE("figures: prompts are equally loud", "[figures]") {
  Spied spied;
  speech::Speaker speaker(spied.parts());
  core::Generation generation = 0;
  auto prompts = sentences();
  for (const auto& more : {greeting(), short_words(), pointer(), words({{"好", "hao3"}, {"了", "le5"}}),
                           words({{"Please", "please"}, {" ", ""}, {"wait", "wait"}}, "en")})
    prompts.push_back(more);
  for (const auto& prompt : prompts) {
    speaker.say(utterance(++generation, {chunk(prompt)}));
    spied.finish(speaker);
  }
  double softest = 0, loudest = -120;
  for (const auto& handed : spied.loudspeaker->handed()) {
    const double loudness = speech::loudness_of(handed.passage.sound->samples);
    softest = std::min(softest, loudness);
    loudest = std::max(loudest, loudness);
  }
  std::printf("figure: %zu prompts lie between %.2f and %.2f dBFS before the mixer\n",
              spied.loudspeaker->handed().size(), softest, loudest);
  CHECK(loudest - softest <= 2.0);
}
