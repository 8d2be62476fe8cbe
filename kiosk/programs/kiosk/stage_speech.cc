// What the stage says, and what it hears of its own voice.
#include <functional>

#include "core/log.h"
#include "programs/kiosk/stage.h"
#include "scene/narrate.h"
#include "text/compose.h"

namespace kiosk {

void Stage::tell_again(const visit::SayAgain& again) {
  core::Utterance utterance = scene::narrate_all(view_.scene, ++generation_);
  if (again.how == visit::Retelling::heading) {
    const std::string& focus = model_.focus;
    std::erase_if(utterance.chunks, [&focus](const core::Chunk& chunk) {
      return chunk.node != "heading" && (focus.empty() || chunk.node != focus);
    });
  }
  if (!again.then.empty()) utterance.chunks.push_back({"", again.then, std::nullopt, core::Milliseconds{250}});
  speak(utterance);
}

void Stage::speak(const core::Utterance& utterance, visit::Say::Cut cut) {
  if (utterance.empty()) return;
  core::Utterance spoken = utterance;
  spoken.generation = generation_;
  // Shown before it sounds: a kiosk without a voice still shows what it would say.
  if (utterance.priority == core::Priority::now) {
    const core::Chunk& first = spoken.chunks.front();
    const bool hall = !model_.headphones && !model_.aloud;
    const bool unsaid = hall && !first.instead && first.words.privacy() == core::Privacy::personal;
    if (!unsaid) caption(hall && first.instead ? *first.instead : first.words);
  }
  if (cut == visit::Say::Cut::is_resumed) parts_.speaker.interject(std::move(spoken));
  else parts_.speaker.say(std::move(spoken));
  hear();
}

void Stage::caption(const core::Words& words) {
  caption_.begin(words);
  parts_.recorder.caption(parts_.clock.now(), caption_.words().seen);
}

void Stage::hear() {
  for (const speech::Event& event : parts_.speaker.take_events()) {
    if (const auto* began = std::get_if<speech::Began>(&event)) {
      if (input_ && !input_->sound_us) input_->sound_us = parts_.clock.real_us();
      receive(visit::SpeechBegan{began->generation});
    } else if (const auto* chunk = std::get_if<speech::ChunkBegan>(&event)) {
      caption(chunk->words);
      step_said(chunk->generation);
      if (chunk->node == "step") sounding_step_ = {chunk->generation, chunk->words};
    } else if (const auto* word = std::get_if<speech::WordReached>(&event)) {
      caption_.reach(word->piece);
      lit_node_ = word->node;
    } else if (const auto* ended = std::get_if<speech::Ended>(&event)) {
      if (!ended->cut) step_said(ended->generation);
      receive(visit::SpeechEnded{ended->generation});
    } else if (const auto* voice = std::get_if<speech::VoiceChanged>(&event)) {
      receive(visit::VoiceChanged{voice->engine, voice->broken, voice->mute});
    } else if (std::holds_alternative<speech::DeviceLost>(event)) {
      receive(visit::SoundChanged{false});
    } else if (std::holds_alternative<speech::DeviceBack>(event)) {
      receive(visit::SoundChanged{true});
    } else if (const auto* failed = std::get_if<speech::PartFailed>(&event)) {
      note_degraded(failed->part == speech::PartFailed::Part::clip ? "clips" : "voice");
    }
  }
}

void Stage::note_degraded(std::string_view part) {
  core::Event degraded;
  degraded.kind = core::EventKind::kiosk_degraded;
  degraded.by = core::EventBy::kiosk;
  degraded.step = core::Name::from(part).value_or(core::Name{});
  parts_.effects.carry_out(visit::Note{{degraded}});
}

// Words of others that the voice cannot read in whole: told to the person by the words, to the operators once. By the place
// alone, for nobody knows whose words they are.
void Stage::note_unread() {
  text::UnreadNotice notice(parts_.house.catalogues);
  for (const scene::Node& node : view_.scene.nodes) {
    const bool unread = notice.stands_in(node.words) || notice.stands_in(node.hint);
    const std::string place = view_.scene.screen + ":" + node.key;
    if (!unread || !unread_.insert(std::hash<std::string>{}(place + node.words.seen + node.hint.seen)).second) continue;
    core::log(core::LogLevel::warning, "voice",
              {"SPEECH_NO_READING", place, "Something that stands here has no reading in this language.",
               "Write it in words of this language, or give its reading in the lexicon."});
    note_degraded("readings");
  }
}

// Something came after it in the same utterance, or its end did: it was said whole.
void Stage::step_said(core::Generation generation) {
  const auto step = std::exchange(sounding_step_, std::nullopt);
  if (step && step->generation == generation) told_step_ = step->words;
}

// The step is told once, not on each of the screens that belong to it; 重听一遍 tells it again.
void Stage::leave_out_told_step(core::Utterance& utterance) const {
  const scene::Node* step = view_.scene.find("step");
  if (step != nullptr && step->words == told_step_)
    std::erase_if(utterance.chunks, [](const core::Chunk& chunk) { return chunk.node == "step"; });
}

void Stage::apply_sound() {
  parts_.speaker.set_volume(model_.volume);
  parts_.speaker.set_rate(model_.rate);
  parts_.speaker.set_tone(model_.clear ? speech::Tone::clear : speech::Tone::usual);
  parts_.speaker.allow_aloud(model_.aloud);
}

}  // namespace kiosk
