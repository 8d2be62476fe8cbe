// Recorded voices: played where their very words are said, and never once the words have changed.
#include "speech/clips.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "speech/loudness.h"
#include "speech/recording.h"
#include "speech/spoken.h"
#include "speech/wav.h"
#include "speech/words_by_hand.h"
#include "support/command.h"

using namespace by_hand;

namespace {

speech::Samples tone(double seconds, double amplitude) {
  speech::Samples out(static_cast<std::size_t>(seconds * speech::sample_rate));
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::int16_t>(amplitude * std::sin(i * 0.06));
  return out;
}

struct Studio {
  support::TemporaryFolder folder;
  std::filesystem::path path = folder.path();
  std::string lines;
  Studio() { std::filesystem::create_directories(path / "zh-Hans"); }
  void record(const std::string& key, const std::string& words, const std::string& file, const speech::Samples& samples,
              double claimed_louder = 0) {
    auto wav = speech::WavFile::create(path / "zh-Hans" / file);
    REQUIRE(wav.ok());
    REQUIRE(wav.value().write_at(0, samples).ok());
    lines += speech::to_manifest({{key, words, file, speech::loudness_of(samples) + claimed_louder}});
  }
  void harm(const std::string& file) const {
    std::ofstream(path / "zh-Hans" / file, std::ios::binary) << std::string(5000, '\x5a');
  }
  void write(const std::string& manifest) const { std::ofstream(path / "zh-Hans" / "manifest.tsv") << manifest; }
  std::shared_ptr<const speech::ClipStore> load(std::vector<core::Error>& findings) const {
    write(lines);
    return std::make_shared<speech::ClipStore>(speech::ClipStore::load(path, findings));
  }
};

std::vector<speech::SpyOutput::Handed> said(std::shared_ptr<const speech::ClipStore> clips, const core::Words& words,
                                            Spied& spied) {
  auto parts = spied.parts();
  parts.clips = std::move(clips);
  speech::Speaker speaker(std::move(parts));
  speaker.say(utterance(1, {chunk(words)}));
  spied.finish(speaker);
  return spied.loudspeaker->handed();
}

}  // namespace

TEST_CASE("a clip comes before synthesis while its words are the same") {
  Studio studio;
  studio.record("shell.start", "请按开始", "start.wav", tone(0.9, 6000));
  std::vector<core::Error> findings;
  const auto clips = studio.load(findings);
  CHECK(findings.empty());
  CHECK(clips->size("zh-Hans") == 1);
  {
    Spied spied;
    const auto handed = said(clips, short_words(), spied);
    REQUIRE(handed.size() == 1);
    CHECK(handed[0].passage.sound->voicing == speech::Voicing::clip);
    CHECK(std::abs(double(handed[0].passage.sound->sounding) / speech::sample_rate - 0.9) < 0.01);
    CHECK(spied.all<speech::WordReached>().size() == 3);
    CHECK(speech::to_json(spied.notebook->lines.at(0)).text("voice") == "clip");
  }
  auto changed = words({{"请", "qing3"}, {"按", "an4"}, {"确定", "que4 ding4"}, {"。", ""}});
  changed.key = "shell.start";
  Spied spied;
  CHECK(said(clips, changed, spied).at(0).passage.sound->voicing == speech::Voicing::synthesis);
  auto other = greeting();
  other.key = "shell.hello";
  const auto differences = clips->compare({short_words(), changed, other});
  REQUIRE(differences.size() == 2);
  CHECK(differences[0].code == "CLIP_WORDS");
  CHECK(differences[1].code == "CLIP_MISSING");
}

TEST_CASE("a clause or a sentence of a longer text is played where it was recorded, over the pauses inside it") {
  Studio studio;
  studio.record("a#1", "您好，请看屏幕，", "clause.wav", tone(0.9, 6000));
  studio.record("b", "看屏幕", "part.wav", tone(0.4, 6000));  // shorter: the longest goes first
  std::vector<core::Error> findings;
  const auto clips = studio.load(findings);
  REQUIRE(findings.empty());
  const core::Words text = words({{"请", "qing3"},
                                  {"看", "kan4"},
                                  {"屏幕", "ping2 mu4"},
                                  {"，", ""},
                                  {"您好", "nin2 hao3"},
                                  {"，", ""},
                                  {"请", "qing3"},
                                  {"看", "kan4"},
                                  {"屏幕", "ping2 mu4"},
                                  {"，", ""},
                                  {"再", "zai4"},
                                  {"按", "an4"},
                                  {"确定", "que4 ding4"},
                                  {"。", ""}});
  Spied spied;
  const auto handed = said(clips, text, spied);
  std::vector<std::string> told;
  for (const auto& one : handed)
    told.push_back(one.passage.sound->said + (one.passage.sound->voicing == speech::Voicing::clip ? " *" : ""));
  CHECK(told == std::vector<std::string>{"请", "看屏幕， *", "您好，请看屏幕， *", "再按确定。"});
  CHECK(spied.all<speech::WordReached>().size() == 10);
}

TEST_CASE("a recording is played at the rate that was chosen, and its pitch stays") {
  Studio studio;
  studio.record("shell.start", "请按开始", "start.wav", tone(1.2, 6000));
  std::vector<core::Error> findings;
  speech::Reader reader(nullptr, studio.load(findings));
  REQUIRE(findings.empty());
  const auto usual = reader.read_privately(short_words(), 0, {speech::starting_rate, {}});
  for (int rate = speech::slowest_rate; rate <= speech::fastest_rate; ++rate) {
    const auto sound = reader.read_privately(short_words(), 0, {rate, {}});
    REQUIRE(sound->voicing == speech::Voicing::clip);
    const double seconds = static_cast<double>(sound->sounding) / speech::sample_rate;
    const double wanted = 1.2 * 160 / speech::characters_per_minute(rate);
    // Of a tone, each crossing of zero upwards is a period.
    int periods = 0;
    for (std::size_t i = 1; i < sound->sounding; ++i)
      periods += sound->samples[i - 1] < 0 && sound->samples[i] >= 0 ? 1 : 0;
    const double pitch = periods / seconds, spoken = 0.06 * speech::sample_rate / (2 * 3.14159265);
    INFO("rate " << rate << ": " << seconds << " s, wanted " << wanted << "; " << pitch << " Hz");
    CHECK(std::abs(seconds - wanted) < 0.03 * wanted);
    CHECK(std::abs(pitch - spoken) < 0.03 * spoken);
    CHECK(std::abs(speech::loudness_of(sound->samples) - speech::loudness_of(usual->samples)) < 1);
    REQUIRE(sound->marks.size() == 3);
    CHECK(sound->marks[2].sample == sound->sounding * 2 / 5);  // the marks go with it
  }
}

TEST_CASE(
    "a recording that was harmed after the start is reported once, with its line, and synthesis takes its place") {
  Studio studio;
  studio.record("shell.start", "请按开始", "start.wav", tone(0.9, 6000));
  std::vector<core::Error> findings;
  const auto clips = studio.load(findings);
  REQUIRE(findings.empty());
  studio.harm("start.wav");
  Spied spied;
  auto parts = spied.parts();
  parts.clips = clips;
  speech::Speaker speaker(std::move(parts));
  for (const core::Generation generation : {1U, 2U}) {
    speaker.say(utterance(generation, {chunk(short_words())}));
    spied.finish(speaker);
  }
  const auto failed = spied.all<speech::PartFailed>();
  REQUIRE(failed.size() == 1);
  CHECK(failed[0].part == speech::PartFailed::Part::clip);
  for (const auto& line : spied.notebook->lines) CHECK(line.voicing == speech::Voicing::synthesis);

  speech::Reader reader(nullptr, clips);
  CHECK(reader.read_privately(short_words(), 0, {})->voicing == speech::Voicing::none);
  const auto faults = reader.take_faults();
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].where == "zh-Hans/manifest.tsv:1");
  CHECK(faults[0].code.starts_with("WAV"));
  CHECK(reader.take_faults().empty());
}

TEST_CASE("clip and synthesis share a sentence without a gap, at the same loudness") {
  Studio studio;
  studio.record("", "请看", "look.wav", [] {
    auto quiet = tone(0.5, 2500);
    quiet.insert(quiet.begin(), speech::sample_rate / 5, 0);
    return quiet;
  }());
  std::vector<core::Error> findings;
  const auto clips = studio.load(findings);
  REQUIRE(findings.empty());
  Spied spied;
  const auto handed =
      said(clips, words({{"您", "nin2"}, {"请", "qing3"}, {"看", "kan4"}, {"屏幕", "ping2 mu4"}, {"。", ""}}), spied);
  REQUIRE(handed.size() == 3);
  CHECK(handed[0].passage.sound->voicing == speech::Voicing::synthesis);
  CHECK(handed[1].passage.sound->voicing == speech::Voicing::clip);
  CHECK(handed[2].passage.sound->said == "屏幕。");
  for (std::size_t i = 0; i + 1 < handed.size(); ++i) {
    const auto& sound = *handed[i].passage.sound;
    CHECK(sound.samples.size() - sound.sounding < speech::sample_rate * 60 / 1000);
    const auto sounded = handed[i + 1].at - handed[i].at;
    CHECK(std::abs(sounded.count() - 1000.0 * sound.samples.size() / speech::sample_rate) < 3);
  }
  for (const auto& one : handed)
    CHECK(std::abs(speech::loudness_of(one.passage.sound->samples) - speech::usual_loudness) < 2);
  CHECK(spied.all<speech::WordReached>().size() == 4);
  REQUIRE(spied.notebook->lines.size() == 1);
  CHECK(spied.notebook->lines[0].voicing == speech::Voicing::mixed);
}

TEST_CASE("what is wrong with a clip is named, and the others are still there") {
  Studio studio;
  studio.record("a", "您好", "good.wav", tone(0.5, 6000));
  studio.record("b", "一", "quiet.wav", tone(0.5, 100));
  auto flat = tone(0.5, 6000);
  for (std::size_t i = 4000; i < 4010; ++i) flat[i] = 32767;
  studio.record("c", "二", "flat.wav", flat);
  auto late = tone(0.5, 6000);
  late.insert(late.begin(), speech::sample_rate, 0);
  studio.record("d", "三", "late.wav", late);
  studio.record("e", "四", "short.wav", tone(0.05, 6000));
  studio.record("f", "五", "other.wav", tone(0.5, 6000), 4.0);
  studio.record("g", "六", "cut.wav", tone(0.5, 6000));
  std::filesystem::resize_file(studio.path / "zh-Hans" / "cut.wav", 3000);
  studio.lines += "h\t七\t../seven.wav\t-20\n\ni\t八\tgone.wav\t-20\r\nj\t九\tgood.wav\tloud\nnoise\n";
  std::vector<core::Error> findings;
  const auto clips = studio.load(findings);
  std::vector<std::string> codes;
  for (const auto& finding : findings) codes.push_back(finding.code);
  CHECK(codes == std::vector<std::string>{"CLIP_QUIET", "CLIP_CLIPPED", "CLIP_EDGES", "CLIP_LENGTH", "CLIP_LOUDNESS",
                                          "WAV_FORMAT", "CLIP_ENTRY", "WAV_READ", "CLIP_ENTRY", "CLIP_ENTRY"});
  CHECK(findings[1].where == "zh-Hans/manifest.tsv:3");
  CHECK(findings[7].where == "zh-Hans/manifest.tsv:10");
  CHECK(clips->size("zh-Hans") == 1);
  CHECK(clips->find("zh-Hans", "您好！") != nullptr);
  CHECK(clips->find("en", "您好") == nullptr);

  for (const std::string& broken :
       {std::string("{\"clips\":1}"), std::string("\xff\xfe\0\t\t\t", 6), std::string(5000, '\t')}) {
    studio.write(broken);
    findings.clear();
    CHECK(speech::ClipStore::load(studio.path, findings).empty());
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].code == "CLIP_ENTRY");
  }
  std::filesystem::remove(studio.path / "zh-Hans" / "manifest.tsv");
  findings.clear();
  CHECK(speech::ClipStore::load(studio.path, findings).empty());
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].code == "CLIP_MANIFEST");
  findings.clear();
  CHECK(speech::ClipStore::load(studio.path / "nowhere", findings).empty());
  CHECK(findings.empty());
}

TEST_CASE("a list alone is read at start, and a recording is judged when it is played") {
  Studio studio;
  studio.record("a", "请按开始", "start.wav", tone(0.9, 6000), 4.0);
  studio.record("b", "您好", "gone.wav", tone(0.9, 6000));
  std::filesystem::remove(studio.path / "zh-Hans" / "gone.wav");
  studio.write(studio.lines);
  std::vector<core::Error> findings;
  auto clips = std::make_shared<speech::ClipStore>();
  clips->add(studio.path, speech::ClipCheck::lists, findings);
  CHECK(findings.empty());
  CHECK(clips->size("zh-Hans") == 2);
  for (const core::Words& each : {short_words(), words({{"您好", "nin2 hao3"}, {"。", ""}})}) {
    Spied spied;
    CHECK(said(clips, each, spied).at(0).passage.sound->voicing == speech::Voicing::synthesis);
  }
}

TEST_CASE("a hall's own clips stand over those that came with the house") {
  Studio studio;
  studio.record("a", "请按开始", "house.wav", tone(0.5, 6000));
  std::vector<core::Error> findings;
  speech::ClipStore clips = *studio.load(findings);
  studio.lines.clear();
  studio.record("a", "请按开始。", "hall.wav", tone(0.5, 6000));
  studio.write(studio.lines);
  clips.add(studio.path, speech::ClipCheck::recordings, findings);
  CHECK(findings.empty());
  CHECK(clips.size("zh-Hans") == 1);
  CHECK(clips.find("zh-Hans", "请按开始")->file.filename() == "hall.wav");
}

TEST_CASE("a clip that is harmed after the start is replaced by synthesis") {
  Studio studio;
  studio.record("a", "请按开始", "start.wav", tone(0.9, 6000));
  std::vector<core::Error> findings;
  const auto clips = studio.load(findings);
  std::filesystem::resize_file(studio.path / "zh-Hans" / "start.wav", 100);
  Spied spied;
  const auto handed = said(clips, short_words(), spied);
  REQUIRE(handed.size() == 1);
  CHECK(handed[0].passage.sound->voicing == speech::Voicing::synthesis);
  CHECK(spied.all<speech::WordReached>().size() == 3);
}

TEST_CASE("a language without a voice speaks by its clips") {
  Studio studio;
  std::filesystem::create_directories(studio.path / "ug");
  std::filesystem::rename(studio.path / "zh-Hans", studio.path / "gone");
  std::filesystem::rename(studio.path / "ug", studio.path / "zh-Hans");
  studio.record("a", "ياخشىمۇسىز", "hello.wav", tone(0.9, 6000));
  std::filesystem::rename(studio.path / "zh-Hans", studio.path / "ug");
  std::ofstream(studio.path / "ug" / "manifest.tsv") << studio.lines;
  std::filesystem::remove_all(studio.path / "gone");
  std::vector<core::Error> findings;
  const auto clips = std::make_shared<speech::ClipStore>(speech::ClipStore::load(studio.path, findings));
  CHECK(findings.empty());
  Spied spied;
  const auto handed = said(clips, words({{"ياخشىمۇسىز", ""}, {" ", ""}, {"!", ""}}, "ug"), spied);
  REQUIRE(handed.size() == 1);
  CHECK(handed[0].passage.sound->voicing == speech::Voicing::clip);
  CHECK(spied.all<speech::WordReached>().size() == 1);
}

TEST_CASE("a list in another encoding is named line by line, and nothing of it is played") {
  Studio studio;
  studio.record("shell.start", "请按开始", "start.wav", tone(0.9, 6000));
  studio.lines += "shell.other\t\xff\xfe\tstart.wav\t-20.0\n";
  std::vector<core::Error> findings;
  const auto clips = studio.load(findings);
  CHECK(clips->size("zh-Hans") == 1);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].code == "CLIP_ENTRY");
  CHECK(findings[0].where == "zh-Hans/manifest.tsv:2");
}
