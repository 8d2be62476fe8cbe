// A speaker turned by hand whose sinks are spies, and a witness that keeps every line.
#pragma once

#include <memory>
#include <vector>

#include "speech/silent_output.h"
#include "speech/speaker.h"

struct Notebook final : speech::Witness {
  std::vector<speech::Line> lines;
  std::vector<speech::Stretch> stretches;
  void line(const speech::Line& line) override { lines.push_back(line); }
  void stretch(const speech::Stretch& stretch) override { stretches.push_back(stretch); }
};

struct Spied {
  std::shared_ptr<speech::SpyOutput> loudspeaker = std::make_shared<speech::SpyOutput>();
  std::shared_ptr<speech::SpyOutput> headphones = std::make_shared<speech::SpyOutput>();
  std::shared_ptr<Notebook> notebook = std::make_shared<Notebook>();
  std::vector<speech::Event> events;

  speech::SpeakerParts parts() const {
    speech::SpeakerParts parts = speech::silent_parts();
    parts.loudspeaker = loudspeaker;
    parts.headphones = headphones;
    parts.witnesses = {notebook};
    return parts;
  }
  // Lets everything be said that is still to come, as the program's hand clock does.
  void finish(speech::Speaker& speaker) {
    while (const auto next = speaker.next_event_at()) speaker.advance_to(*next);
    collect(speaker);
  }
  void collect(speech::Speaker& speaker) {
    for (auto& event : speaker.take_events()) events.push_back(std::move(event));
  }
  template <typename T>
  std::vector<T> all() const {
    std::vector<T> out;
    for (const auto& event : events)
      if (const auto* one = std::get_if<T>(&event)) out.push_back(*one);
    return out;
  }
};
