// selftest: what a kiosk's voice is made of, each part tried: the engine's voices, the table of readings, the recordings.
#include <cstdio>

#include "programs/common/arguments.h"
#include "programs/common/house.h"
#include "programs/ctl/commands.h"
#include "programs/files/files.h"
#include "speech/clips.h"
#include "speech/rehearsal.h"

namespace ctl {

namespace {

struct Voices {
  std::vector<speech::VoiceProof> proofs;
  std::optional<core::Error> engine_fault;

  const speech::VoiceProof* find(std::string_view language) const {
    for (const speech::VoiceProof& proof : proofs)
      if (proof.language == language) return &proof;
    return nullptr;
  }
};

Voices try_voices(std::vector<core::Error>& findings) {
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

}  // namespace

int selftest(const Words& given) {
  auto arguments = programs::parse_arguments(given, {}, {});
  if (!arguments.ok()) return complain(arguments.error());
  if (const auto& words = arguments.value().words; !words.empty())
    return complain({"ARGUMENT_UNKNOWN", words[0], "selftest takes nothing.", "yinlingctl selftest"});
  std::vector<core::Error> findings;
  const Voices voices = try_voices(findings);
  auto places = programs::find_places(programs::own_folder());
  if (!places.ok()) return complain(places.error());
  auto loaded = programs::load_house(places.value());
  if (!loaded.ok()) return complain(loaded.error());
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
                                          {"languages", std::move(languages)}})
                          .dump()
                          .c_str());
  for (const core::Error& finding : findings) std::fprintf(stderr, "yinlingctl: %s\n", core::to_line(finding).c_str());
  return findings.empty() ? 0 : 1;
}

}  // namespace ctl
