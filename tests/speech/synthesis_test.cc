// The engine: the proof at start, phonemes, marks, rates, speed, and the recording.
#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/json.h"
#include "speech/espeak.h"
#include "speech/loudness.h"
#include "speech/mixer.h"
#include "speech/phrases.h"
#include "speech/rates.h"
#include "speech/reader.h"
#include "speech/recording.h"
#include "speech/rehearsal.h"
#include "speech/self_test.h"
#include "speech/spoken.h"
#include "speech/words_by_hand.h"
#include "support/command.h"

using namespace by_hand;
using core::Moment;

namespace {

constexpr const char* right_trace = "n'i35_| X'Au214_| j'i35n_| X'a35N_|";

// An engine with a Mandarin and an English voice that answer what they were told to.
struct Planted final : speech::Synthesizer {
  std::string trace = right_trace, english_trace = "pl'i:z r'i:d D@ skr'i:n";
  std::int16_t level = 8000, english_level = 8000;
  bool speaks(std::string_view language) const override { return language == "zh-Hans" || language == "en"; }
  core::Result<speech::Rendered> render(const std::string&, std::string_view language, int) override {
    return speech::Rendered{speech::Samples(speech::sample_rate, language == "en" ? english_level : level), {}};
  }
  core::Result<std::string> phonemes(const std::string&, std::string_view language) override {
    return language == "en" ? english_trace : trace;
  }
};

speech::SpeakerParts with_engine(speech::SpeakerParts parts, const Planted& planted) {
  parts.engine = [planted] {
    return core::Result<std::unique_ptr<speech::Synthesizer>>(std::make_unique<Planted>(planted));
  };
  return parts;
}

core::Words prompt() {
  std::vector<Bit> bits;
  for (int i = 0; i < 4; ++i) {
    for (const char* syllable : {"qing3", "ba3", "shen1", "fen4", "zheng4", "fang4", "hao3"})
      bits.push_back({"字", syllable});
    bits.push_back({i == 3 ? "。" : "，", ""});
  }
  return words(bits);
}

double seconds_of(speech::Reader& reader, const core::Words& words, int rate) {
  std::size_t samples = 0;
  for (std::size_t i = 0; i < speech::phrases_of(words).size(); ++i)
    samples += reader.read_privately(words, i, {rate, std::chrono::milliseconds{250}})->samples.size();
  return static_cast<double>(samples) / speech::sample_rate;
}

double loudness(std::span<const std::int16_t> samples) {  // RMS in dBFS
  double sum = 0;
  for (const std::int16_t sample : samples) sum += double(sample) * sample;
  return 20 * std::log10(std::sqrt(sum / std::max<std::size_t>(samples.size(), 1)) / 32768 + 1e-9);
}

// Half the distance of the strongest self-likeness between 60 and 220 Hz, median over frames of 40 ms.
double pitch_hz(const speech::Samples& samples) {
  std::vector<double> found;
  const std::size_t frame = speech::sample_rate / 25;
  for (std::size_t at = 0; at + 2 * frame < samples.size(); at += frame) {
    double best = 0, energy = 0;
    std::size_t best_lag = 0;
    for (std::size_t i = 0; i < frame; ++i) energy += double(samples[at + i]) * samples[at + i];
    if (energy < 1e9) continue;
    for (std::size_t lag = speech::sample_rate / 220; lag < speech::sample_rate / 60; ++lag) {
      double sum = 0, other = 0;
      for (std::size_t i = 0; i < frame; ++i) {
        sum += double(samples[at + i]) * samples[at + i + lag];
        other += double(samples[at + i + lag]) * samples[at + i + lag];
      }
      const double likeness = sum / std::sqrt(energy * other + 1);
      if (likeness > best) best = likeness, best_lag = lag;
    }
    if (best > 0.8) found.push_back(double(speech::sample_rate) / best_lag);
  }
  if (found.empty()) return 0;
  std::nth_element(found.begin(), found.begin() + found.size() / 2, found.end());
  return found[found.size() / 2];
}

}  // namespace

TEST_CASE("the self-test passes here for every voice, and refuses one that reads English or makes no sound") {
  {
    auto engine = speech::Espeak::open();
    REQUIRE(engine.ok());
    const auto proofs = speech::prove_voices(*engine.value());
    std::vector<std::string> proved;
    for (const auto& proof : proofs) {
      CHECK_FALSE(proof.fault);
      proved.push_back(proof.language);
    }
    CHECK(proved == speech::spoken_languages());
    CHECK(std::count(proved.begin(), proved.end(), "en") == 1);
  }
  Planted planted;
  CHECK(speech::prove_voice(planted, "zh-Hans").ok());
  CHECK(speech::prove_voice(planted, "en").ok());
  CHECK(speech::prove_voice(planted, "ug").error().code == "SPEECH_NO_VOICE");
  planted.trace = "(en)nITr'i:_| h,eI@Tr'i:(cmn)_|";  // what voice cmn of 1.51 answers
  CHECK(speech::prove_voice(planted, "zh-Hans").error().code == "SPEECH_VOICE_WRONG");
  planted.trace = "n'i35_| X'Au214_| j'i35n_|";  // a syllable is lost
  CHECK(speech::prove_voice(planted, "zh-Hans").error().code == "SPEECH_VOICE_WRONG");
  planted.trace = right_trace;
  planted.level = 0;
  CHECK(speech::prove_voice(planted, "zh-Hans").error().code == "SPEECH_VOICE_MUTE");
  CHECK(speech::prove_voice(planted, "en").ok());
  planted.english_trace = "p,i:,El,i:,eI,Es,i:";  // letter by letter
  CHECK(speech::prove_voice(planted, "en").error().code == "SPEECH_VOICE_WRONG");
}

TEST_CASE("a broken voice is reported, the captions go on, and the other language is heard") {
  Spied spied;
  Planted planted;
  SECTION("Mandarin") { planted.trace = "(en)"; }
  SECTION("English") { planted.english_level = 0; }
  const bool mandarin = planted.level != 0 && planted.trace == right_trace;
  speech::Speaker speaker(with_engine(spied.parts(), planted));
  speaker.say(utterance(1, {chunk(greeting()), chunk(words({{"Welcome", "Welcome"}}, "en"))}));
  spied.finish(speaker);
  REQUIRE(spied.all<speech::VoiceChanged>().size() == 1);
  const auto changed = spied.all<speech::VoiceChanged>()[0];
  CHECK(changed.engine);
  CHECK_FALSE(changed.works());
  CHECK(changed.broken == std::vector<std::string>{mandarin ? "en" : "zh-Hans"});
  CHECK(changed.mute == changed.broken);
  CHECK(spied.all<speech::WordReached>().size() == 5);
  CHECK((spied.notebook->lines.at(0).voicing == speech::Voicing::none) == !mandarin);
  CHECK((spied.notebook->lines.at(1).voicing == speech::Voicing::none) == mandarin);
}

TEST_CASE("a text that the engine refuses is reported once a language, without its words") {
  struct Refusing final : speech::Synthesizer {
    bool speaks(std::string_view) const override { return true; }
    core::Result<speech::Rendered> render(const std::string&, std::string_view, int) override {
      return core::Error{"SPEECH_ENGINE", "espeak-ng", "", ""};
    }
    core::Result<std::string> phonemes(const std::string&, std::string_view) override {
      return std::string(right_trace);
    }
  };
  speech::Reader reader(std::make_unique<Refusing>());
  for (int i = 0; i < 3; ++i) CHECK(reader.read_privately(greeting(), 0, {})->voicing == speech::Voicing::none);
  const auto faults = reader.take_faults();
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == "SPEECH_ENGINE");
  CHECK(faults[0].where == "zh-Hans");
  reader.read_privately(words({{"Welcome", "Welcome"}}, "en"), 0, {});
  CHECK(reader.take_faults().size() == 1);
}

TEST_CASE("without an engine every language it would speak is reported at once") {
  Spied spied;
  auto parts = spied.parts();
  parts.engine = [] {
    return core::Result<std::unique_ptr<speech::Synthesizer>>(
        core::Error{"SPEECH_ENGINE_MISSING", "espeak-ng", "", ""});
  };
  speech::Speaker speaker(std::move(parts));
  speaker.say(utterance(1, {chunk(greeting())}));
  spied.finish(speaker);
  REQUIRE(spied.all<speech::VoiceChanged>().size() == 1);
  CHECK_FALSE(spied.all<speech::VoiceChanged>()[0].engine);
  CHECK(spied.all<speech::VoiceChanged>()[0].broken == speech::spoken_languages());
  CHECK(spied.all<speech::WordReached>().size() == 4);
}

TEST_CASE("phonemes") {
  auto engine = speech::Espeak::open();
  REQUIRE(engine.ok());
  CHECK(speech::Espeak::open().error().code == "SPEECH_ENGINE_BUSY");
  CHECK(engine.value()->phonemes("yin2 hang2, ni3 hao3.", "zh-Hans").value().find("(en)") == std::string::npos);
  CHECK(engine.value()->phonemes("hello", "en").value().find("h@l") != std::string::npos);
  CHECK(engine.value()->phonemes("x", "ug").error().code == "SPEECH_NO_VOICE");
}

TEST_CASE("a rehearsal shows what would be said, at three rates and three volumes") {
  auto rehearsal = speech::Rehearsal::begin();
  REQUIRE(rehearsal.ok());
  auto& voice = rehearsal.value();
  const auto trace = voice.phonemes(greeting());
  REQUIRE(trace.ok());
  CHECK(trace.value().find("(en)") == std::string::npos);
  CHECK(trace.value().find("X'Au214") != std::string::npos);  // hao3
  CHECK(voice.phonemes(words({{"x", "x"}}, "ug")).error().code == "SPEECH_NO_VOICE");
  const auto slow = voice.sound(greeting(), 0, {}), usual = voice.sound(greeting(), 3, {}),
             fast = voice.sound(greeting(), 7, {});
  CHECK(slow.size() > usual.size());
  CHECK(usual.size() > fast.size());
  const auto soft = voice.sound(greeting(), 3, {-2, speech::Tone::usual}),
             loud = voice.sound(greeting(), 3, {2, speech::Tone::usual});
  CHECK(std::abs(speech::loudness_of(loud) - speech::loudness_of(usual) - 10) < 1);
  CHECK(std::abs(speech::loudness_of(usual) - speech::loudness_of(soft) - 10) < 1);
}

TEST_CASE("words are cut at their pauses") {
  const auto phrases = speech::phrases_of(greeting());
  REQUIRE(phrases.size() == 2);
  CHECK(phrases[0].voiced == "nin2 hao3,");
  CHECK(phrases[0].said == "您好，");
  CHECK(phrases[1].voiced == "qing3 kan4 ping2 mu4.");
  CHECK(phrases[1].starts == std::vector<std::uint32_t>{1, 7, 12, 0});
  CHECK(phrases[1].pause > phrases[0].pause);
  const auto whole = speech::whole_phrase(greeting());
  CHECK(whole.voiced == "nin2 hao3, qing3 kan4 ping2 mu4.");
  CHECK(whole.starts == std::vector<std::uint32_t>{1, 0, 12, 18, 23, 0});
  CHECK(speech::part_of(greeting(), 3, 5).voiced == "kan4 ping2 mu4");
  std::size_t next = 0;
  for (const auto& phrase : phrases) {
    CHECK(phrase.first == next);
    next = phrase.last;
  }
  CHECK(next == greeting().pieces.size());
  CHECK(speech::phrases_of({}).empty());
  CHECK(speech::phrases_of(words({{"（", "("}})).size() == 1);
}

TEST_CASE("marks follow the engine's events, however many it sends") {
  speech::Phrase phrase;
  phrase.first = 4;
  phrase.voiced = "qing3 kan4 ping2 mu4 di4 er4 hang2.";
  phrase.starts = {1, 7, 12, 21, 29, 0};  // 请 看 屏幕 第二 行 and a pause
  const auto pieces = [&](const std::vector<speech::Mark>& marks) {
    std::vector<std::size_t> out;
    for (const auto& mark : marks) out.push_back(mark.piece);
    return out;
  };
  // Recorded from espeak-ng 1.51: one event a syllable. The samples are those of the phrase above at the usual rate.
  const std::vector<speech::WordEvent> old{{1, 0},      {7, 9066},   {12, 15000}, {18, 21051},
                                           {21, 28717}, {25, 33713}, {29, 38653}};
  const auto marks = speech::marks_of(phrase, old, 44000);
  CHECK(pieces(marks) == std::vector<std::size_t>{4, 5, 6, 7, 8});
  CHECK(marks[2].sample == 15000);
  CHECK(marks[4].sample == 38653);
  // As 1.52 was measured to send them (1.52 is not in Debian 12, so this is the recorded trace with those events left out):
  // one event a word of several syllables. What this covers: a piece whose event is missing lies between its neighbours, in
  // proportion. What it does not: how far from its sound that is, which only a machine with 1.52 could tell.
  const std::vector<speech::WordEvent> sparse{{1, 0}, {12, 15000}, {29, 38653}};
  const auto between = speech::marks_of(phrase, sparse, 44000);
  CHECK(pieces(between) == pieces(marks));
  CHECK(between[1].sample > 0);
  CHECK(between[1].sample < 15000);
  CHECK(between[3].sample > 15000);
  CHECK(between[3].sample < 38653);
  // None, repeated, backwards, out of range: never a crash, always rising.
  for (const auto& odd :
       {std::vector<speech::WordEvent>{}, {{7, 9000}, {7, 9100}, {1, 50}}, {{900, 10}, {12, 99000}}}) {
    const auto odd_marks = speech::marks_of(phrase, odd, 44000);
    REQUIRE(odd_marks.size() == 5);
    for (std::size_t i = 1; i < odd_marks.size(); ++i) CHECK(odd_marks[i].sample >= odd_marks[i - 1].sample);
    CHECK(odd_marks.back().sample < 44000);
  }
}

TEST_CASE("ten seconds of speech are made quickly, eight rates are what they say, and the pitch stays") {
  auto engine = speech::Espeak::open();
  REQUIRE(engine.ok());
  speech::Reader reader(std::move(engine).value());
  double ordinary_pitch = 0;
  for (int rate = speech::slowest_rate; rate <= speech::fastest_rate; ++rate) {
    const double seconds = seconds_of(reader, prompt(), rate);
    const double wanted = 28 * 60.0 / speech::characters_per_minute(rate);
    INFO("rate " << rate << ": " << 28 * 60 / seconds << " characters a minute, wanted "
                 << speech::characters_per_minute(rate));
    CHECK(std::abs(seconds - wanted) < 0.06 * wanted);
    // Over the whole prompt: one phrase at the fastest rate has too few frames, and the engine never makes it twice alike.
    speech::Samples spoken;
    for (std::size_t i = 0; i < speech::phrases_of(prompt()).size(); ++i) {
      const auto part = reader.read_privately(prompt(), i, {rate, {}});
      spoken.insert(spoken.end(), part->samples.begin(), part->samples.end());
    }
    const double pitch = pitch_hz(spoken);
    if (rate == 0) ordinary_pitch = pitch;
    INFO("pitch " << pitch << " Hz");
    CHECK(std::abs(pitch - ordinary_pitch) < 0.08 * ordinary_pitch);
  }
  const auto begin = std::chrono::steady_clock::now();
  const double made = seconds_of(reader, prompt(), speech::starting_rate);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  CHECK(made > 10);
  CHECK(took.count() < 0.5);  // 0.02 s on a quiet machine; a gate only against another order of magnitude
}

TEST_CASE("volume goes in steps of 5 dB and never over full scale") {
  auto engine = speech::Espeak::open();
  REQUIRE(engine.ok());
  speech::Reader reader(std::move(engine).value());
  const auto sound = reader.read_privately(greeting(), 1, {});
  std::vector<double> levels;
  for (int step = speech::softest_volume; step <= speech::loudest_volume; ++step) {
    auto samples = sound->samples;
    speech::Mixer mixer;
    mixer.tune({step, speech::Tone::usual});
    mixer.process(samples);
    levels.push_back(loudness(samples));
    for (const std::int16_t sample : samples) REQUIRE(std::abs(int{sample}) <= 30934);
  }
  for (std::size_t i = 5; i < levels.size(); ++i) {  // the very softest lose to rounding
    const double difference = levels[i] - levels[i - 1];
    INFO("step " << int(i) + speech::softest_volume << ": " << levels[i] << " dBFS");
    if (int(i) + speech::softest_volume <= 2) CHECK(std::abs(difference - 5) < 0.3);
    else CHECK(difference > 0);
  }
}

TEST_CASE("the loudspeaker's calibration is added to every step, and headphones stay as they are") {
  const auto measured = [](int calibration_db, speech::Route route) {
    Spied spied;
    auto parts = spied.parts();
    parts.loudspeaker_db = calibration_db;
    parts.gate->route = route;
    speech::Speaker speaker(parts);
    speaker.say(utterance(1, {chunk(greeting())}));
    spied.finish(speaker);
    speech::Samples heard;
    for (const speech::Stretch& stretch : spied.notebook->stretches) {
      speech::Samples part(stretch.sound->samples.begin() + std::ptrdiff_t(stretch.from),
                           stretch.sound->samples.begin() + std::ptrdiff_t(stretch.to));
      speech::Mixer mixer;
      mixer.tune(stretch.tuning);
      mixer.process(part);
      heard.insert(heard.end(), part.begin(), part.end());
    }
    return loudness(heard);
  };
  const double plain = measured(0, speech::Route::loudspeaker);
  CHECK(measured(6, speech::Route::loudspeaker) == Approx(plain + 6).margin(0.3));
  CHECK(measured(-12, speech::Route::loudspeaker) == Approx(plain - 12).margin(0.3));
  CHECK(measured(6, speech::Route::headphones) == Approx(plain).margin(0.01));
}

TEST_CASE("the clear tone lifts 1 to 4 kHz and leaves the rest") {
  const auto lift = [](double hertz) {
    speech::Samples plain(speech::sample_rate / 2);
    for (std::size_t i = 0; i < plain.size(); ++i)
      plain[i] = static_cast<std::int16_t>(4000 * std::sin(2 * 3.14159265 * hertz * double(i) / speech::sample_rate));
    auto clear = plain;
    speech::Mixer usual, clearer;
    clearer.tune({0, speech::Tone::clear});
    usual.process(plain);
    clearer.process(clear);
    return loudness(clear) - loudness(plain);
  };
  CHECK(lift(2000) == Approx(6).margin(0.3));
  CHECK(lift(1000) > 2);
  CHECK(lift(4000) > 2);
  CHECK(std::abs(lift(200)) < 0.5);
  CHECK(lift(8000) < 1);
}

TEST_CASE("sound.wav has energy where speech.jsonl says so, and silence elsewhere") {
  const support::TemporaryFolder temporary;
  const std::filesystem::path& folder = temporary.path();
  auto recording = speech::Recording::create(folder);
  REQUIRE(recording.ok());
  {
    Spied spied;
    auto parts = spied.parts();
    parts.witnesses.push_back(recording.value());
    speech::Speaker speaker(std::move(parts));
    speaker.advance_to(Moment{2000});
    speaker.say(utterance(1, {chunk(greeting(), "a"), private_chunk()}));
    speaker.advance_to(Moment{2700});
    speaker.say(utterance(2, {chunk(short_words(), "b")}));
    spied.finish(speaker);
    speaker.advance_to(Moment{30'000});
    speaker.set_volume(2);
    speaker.route(speech::Route::headphones);
    speaker.say(utterance(3, {private_chunk()}));
    spied.finish(speaker);
  }
  CHECK_FALSE(recording.value()->failure());
  const auto wav = speech::read_wav(folder / "sound.wav");
  REQUIRE(wav.ok());
  const auto level = [&](std::int64_t from, std::int64_t to) {
    const auto& samples = wav.value();
    const auto first = std::min<std::size_t>(from * speech::sample_rate / 1000, samples.size());
    const auto last = std::min<std::size_t>(to * speech::sample_rate / 1000, samples.size());
    return loudness(std::span(samples).subspan(first, last - first));
  };
  std::ifstream lines(folder / "speech.jsonl");
  std::int64_t silence_from = 0;
  int count = 0;
  for (std::string text; std::getline(lines, text); ++count) {
    const auto line = core::parse_json(text);
    REQUIRE(line.ok());
    const auto start = line.value().whole("start"), end = line.value().whole("end");
    INFO(text);
    CHECK(level(start, end) > -45);
    if (start > silence_from + 20) CHECK(level(silence_from, start) < -80);
    silence_from = end + 20;
  }
  CHECK(count == 3);
}
