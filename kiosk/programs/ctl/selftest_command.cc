// selftest: what a kiosk's voice is made of, each part tried: the engine's voices with their rates and loudness, the table of
// readings, the recordings, and the cards that it would be heard through.
#include <cmath>
#include <cstdio>
#include <filesystem>

#include "devices/headphones_watch.h"
#include "programs/arguments/arguments.h"
#include "programs/common/house.h"
#include "programs/common/readings.h"
#include "programs/ctl/commands.h"
#include "programs/files/files.h"
#include "speech/cards.h"
#include "speech/clips.h"
#include "speech/loudness.h"
#include "speech/rehearsal.h"
#include "text/compose.h"

namespace ctl {

namespace {

struct Voices {
  std::vector<speech::VoiceProof> proofs;
  std::optional<core::Error> engine_fault;
  core::Json rates{core::Json::Array{}}, loudness = core::Json::object({});

  const speech::VoiceProof* find(std::string_view language) const {
    for (const speech::VoiceProof& proof : proofs)
      if (proof.language == language) return &proof;
    return nullptr;
  }
};

// Twenty-eight syllables in four clauses: a rate counts the pauses too.
constexpr std::string_view trial = "请把身份证放好，请把身份证放好，请把身份证放好，请把身份证放好。";
constexpr int trial_syllables = 28;

double rounded(double value) { return std::round(10 * value) / 10; }

// Of everything, pauses too: two volumes of the same words are compared.
double power_db(const speech::Samples& samples) {
  double sum = 1;
  for (const std::int16_t sample : samples) sum += static_cast<double>(sample) * sample;
  return 10 * std::log10(sum / static_cast<double>(samples.size() + 1));
}

// What Mandarin makes of the trial at each rate, how loud prompts are, and what a step of volume makes of them.
void measure(speech::Rehearsal& voice, const programs::LoadedHouse& loaded, Voices& out) {
  const core::Words words = text::compose_text(loaded.house.catalogues, "zh-Hans", std::string(trial));
  for (int rate = speech::slowest_rate; rate <= speech::fastest_rate; ++rate) {
    const double minutes = static_cast<double>(voice.sound(words, rate, {}).size()) / speech::sample_rate / 60;
    out.rates.push(core::Json::object({{"step", rate},
                                       {"characters_per_minute", speech::characters_per_minute(rate)},
                                       {"measured", std::lround(trial_syllables / minutes)}}));
  }
  const auto at_volume = [&](int step) { return voice.sound(words, speech::starting_rate, {step}); };
  constexpr int as_made = 2;  // the volume at which the mixer changes nothing
  const double step = power_db(at_volume(speech::starting_volume)) - power_db(at_volume(speech::starting_volume - 1));
  out.loudness = core::Json::object({{"prompts_dbfs", speech::usual_loudness},
                                     {"measured", rounded(speech::loudness_of(at_volume(as_made)))},
                                     {"steps", speech::loudest_volume - speech::softest_volume + 1},
                                     {"step_db", rounded(step)},
                                     {"calibration_db", loaded.settings.loudness_db}});
}

Voices try_voices(const programs::LoadedHouse& loaded, std::vector<core::Error>& findings) {
  Voices out;
  auto voice = speech::Rehearsal::begin();
  if (!voice.ok()) {
    out.engine_fault = voice.error();
    findings.push_back(voice.error());
    return out;
  }
  out.proofs = voice.value().proofs();
  for (const speech::VoiceProof& proof : out.proofs)
    if (proof.fault) findings.push_back(*proof.fault);
  if (const speech::VoiceProof* mandarin = out.find("zh-Hans"); mandarin != nullptr && !mandarin->fault)
    measure(voice.value(), loaded, out);
  return out;
}

std::string verdict_of(const Voices& voices) {
  if (voices.engine_fault) return voices.engine_fault->code;
  for (const speech::VoiceProof& proof : voices.proofs)
    if (proof.fault) return proof.fault->code;
  return "good";
}

// What a language is heard by, the next best where its voice failed, and the fault.
core::Json language_line(const Voices& voices, const std::string& language, std::size_t clips) {
  const speech::VoiceProof* proof = voices.find(language);
  const bool synthesis = proof != nullptr && !proof->fault;
  core::Json line = core::Json::object({{"voice", synthesis   ? "synthesis"
                                                  : clips > 0 ? "clips"
                                                              : "none"},
                                        {"clips", static_cast<std::int64_t>(clips)}});
  if (proof != nullptr && proof->fault) line.set("fault", proof->fault->code);
  return line;
}

core::Json table_line(const programs::Places& places) {
  std::error_code problem;
  const auto bytes = std::filesystem::file_size(places.lexicon, problem);
  const auto own = programs::read_lexicon_lines(places.config / "lexicon.tsv", places.root);
  return core::Json::object({{"bytes", problem ? 0 : static_cast<std::int64_t>(bytes)},
                             {"own_lines", own.ok() ? static_cast<std::int64_t>(own.value().lines.size()) : 0}});
}

// Where the kiosk would be heard now. A card that is missing is told and is no fault of what is installed.
core::Json outputs_line(const config::Settings& settings) {
  const auto list = [](const auto& names) {
    core::Json out{core::Json::Array{}};
    for (const auto& name : names) out.push(name);
    return out;
  };
  const speech::Cards cards = speech::find_cards();
  std::vector<std::string> nodes, jacks;
  for (const devices::Headset& node : devices::playback_nodes(settings.sound_folder))
    nodes.push_back(devices::alsa_name(node));
  std::list<devices::Jack> switches;
  devices::find_jacks(settings.input_folder, switches);
  for (const devices::Jack& jack : switches) jacks.push_back(jack.path.string());
  if (!cards.opens)
    std::fprintf(
        stderr, "yinlingctl: %s\n",
        core::to_line({"SPEECH_DEVICE", "sound card", "No sound card can be opened: the kiosk would be silent.",
                       "Check the card, its driver, and whether another program holds it."})
            .c_str());
  return core::Json::object({{"driver", cards.driver},
                             {"card", cards.ordinary},
                             {"opens", cards.opens},
                             {"cards", list(cards.all)},
                             {"playback", list(nodes)},
                             {"jacks", list(jacks)}});
}

}  // namespace

int selftest(const Words& given) {
  auto arguments = programs::parse_arguments(given, {}, {});
  if (!arguments.ok()) return complain(arguments.error());
  if (const auto& words = arguments.value().words; !words.empty())
    return complain({"ARGUMENT_UNKNOWN", words[0], "selftest takes nothing.", "yinlingctl selftest"});
  std::vector<core::Error> findings;
  auto places = programs::find_places(programs::own_folder());
  if (!places.ok()) return complain(places.error());
  auto loaded = programs::load_house(places.value());
  if (!loaded.ok()) return complain(loaded.error());
  const Voices voices = try_voices(loaded.value(), findings);
  const auto& readings = loaded.value().readings_fault;
  if (readings) findings.push_back(*readings);
  speech::ClipStore store;
  store.add(places.value().root / "assets/clips", speech::ClipCheck::recordings, findings);
  store.add(places.value().config / "clips", speech::ClipCheck::recordings, findings);
  core::Json languages = core::Json::object({});
  for (const std::string& language : loaded.value().house.catalogues.languages())
    languages.set(language, language_line(voices, language, store.size(language)));
  std::printf("%s\n", core::Json::object({{"voice", verdict_of(voices)},
                                          {"readings", readings ? readings->code : "good"},
                                          {"table", table_line(places.value())},
                                          {"languages", std::move(languages)},
                                          {"rates", voices.rates},
                                          {"loudness", voices.loudness},
                                          {"outputs", outputs_line(loaded.value().settings)}})
                          .dump()
                          .c_str());
  for (const core::Error& finding : findings) std::fprintf(stderr, "yinlingctl: %s\n", core::to_line(finding).c_str());
  return findings.empty() ? 0 : 1;
}

}  // namespace ctl
