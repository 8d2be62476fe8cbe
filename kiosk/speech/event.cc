#include "speech/event.h"

namespace speech {
namespace {

std::string_view name_of(Voicing voicing) {
  switch (voicing) {
    case Voicing::synthesis: return "synthesis";
    case Voicing::clip: return "clip";
    case Voicing::mixed: return "mixed";
    case Voicing::none: return "none";
  }
  return "none";
}

}  // namespace

std::string_view name_of(CutBy cut_by) {
  switch (cut_by) {
    case CutBy::nothing: return "";
    case CutBy::newer: return "newer";
    case CutBy::other: return "other";
    case CutBy::stop: return "stop";
    case CutBy::pause: return "pause";
    case CutBy::unplugged: return "unplugged";
    case CutBy::moved: return "moved";
  }
  return "";
}

core::Json to_json(const Line& line) {
  return core::Json::object({{"text", line.words.seen},
                             {"spoken", line.words.said()},
                             {"voiced", line.voiced},
                             {"language", line.words.language},
                             {"sink", name_of(line.route)},
                             {"voice", name_of(line.voicing)},
                             {"start", std::int64_t{line.start.count()}},
                             {"end", std::int64_t{line.end.count()}},
                             {"cut_by", name_of(line.cut_by)},
                             {"generation", static_cast<std::int64_t>(line.generation)},
                             {"private", line.words.privacy() == core::Privacy::personal},
                             {"node", line.node}});
}

}  // namespace speech
