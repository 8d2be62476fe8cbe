#include "visit/gallery_walk.h"

#include <set>

namespace visit {

namespace {

using core::Json;

// Walks one service by its examples and keeps a model of every step that is shown.
class Walker {
 public:
  Walker(const flow::Definition& definition, const Json& examples, const Model& base, Gallery& gallery)
      : definition_(definition), examples_(examples), base_(base), gallery_(gallery) {}

  void walk() {
    for (const Json& walk : examples_.list("walks")) one(walk);
    for (const flow::Step& step : definition_.steps) {
      if (seen_.count(step.id) == 0) miss("GALLERY_STEP", step.id, "No walk of examples.json reaches this step.");
      for (const flow::Exit& exit : step.exits)
        if (exits_.count(step.id + "/" + exit.reason) == 0)
          miss("GALLERY_EXIT", step.id + "/" + exit.reason, "No walk of examples.json takes this exit.");
    }
  }

 private:
  void miss(const char* code, const std::string& place, std::string what) {
    gallery_.missing.push_back(
        {code, "services/" + definition_.id + "/examples.json: " + place, std::move(what), "Add a walk."});
  }

  flow::Person person(core::IdentityLevel level) const {
    flow::Person someone;
    if (level == core::IdentityLevel::guest) return someone;
    if (const Json* facts = examples_.find("person")) someone.facts = *facts;
    someone.level = level;
    someone.how = "card";
    if (level == core::IdentityLevel::witnessed) {
      someone.witness = "staff";
      someone.witness_number = "0217";
    }
    return someone;
  }

  Model model_of(const flow::Session& session, const flow::Person& someone) const {
    Model model = base_;
    model.screen = Screen::errand;
    model.session = session;
    model.person = someone;
    const flow::Step* step = definition_.find(session.step);
    if (step != nullptr && step->kind == flow::StepKind::identify) model.proving = Proving::card;
    if (step != nullptr && step->kind == flow::StepKind::submit) model.promise = Promise::storing;
    if (session.outcome == "done") model.promise = Promise::accepted;
    if (session.outcome == "unknown") model.promise = Promise::unknown;
    return model;
  }

  void show(const std::string& walk, const flow::Session& session, const flow::Person& someone) {
    const flow::Step* step = definition_.find(session.step);
    if (step == nullptr) return;
    seen_.insert(step->id);
    const std::string name = definition_.id + "." + step->id;
    Model model = model_of(session, someone);
    // The same step may look different on another walk (other lines hold): each look is an exhibit of its own.
    const std::string look = session.result.dump() + session.fetched.dump() + session.chosen.dump() + session.outcome;
    if (!looks_.insert(step->id + look).second) return;
    const std::string shown = names_.insert(name).second ? name : name + "." + walk;
    gallery_.exhibits.push_back({shown, model});
    variants(shown, *step, std::move(model));
  }

  // The looks of a step that hang on what the person did there.
  void variants(const std::string& shown, const flow::Step& step, Model model) {
    if (step.kind == flow::StepKind::choose) {
      const auto offered = flow::options_of(step, *model.session, model.person, model.language);
      if (!offered.empty()) {
        model.chosen = offered.front().value;
        gallery_.exhibits.push_back({shown + ".chosen", model});
      }
    }
    if (step.kind == flow::StepKind::show || step.kind == flow::StepKind::review) {
      model.revealed = {"sum", "all"};
      for (const flow::LinePlan& line : step.lines) model.revealed.insert(line.id);
      if (step.sum || step.lines_from || !step.lines.empty()) gallery_.exhibits.push_back({shown + ".revealed", model});
    }
    if (step.kind == flow::StepKind::submit) {
      model.promise = Promise::stored;
      gallery_.exhibits.push_back({shown + ".stored", model});
    }
    if (step.kind == flow::StepKind::slip)
      for (const char* state : {"printing", "printed", "empty", "jam", "broken"}) {
        model.slip_state = state;
        gallery_.exhibits.push_back({shown + "." + state, model});
      }
    if (step.kind == flow::StepKind::rate) {
      model.rating = 4;
      gallery_.exhibits.push_back({shown + ".chosen", model});
    }
  }

  void one(const Json& walk) {
    const std::string name = walk.text("name");
    flow::Session session = flow::start(definition_);
    flow::Person someone;
    show(name, session, someone);
    int number = 0;
    for (const Json& input : walk.list("inputs")) {
      const std::string at = session.step;
      const auto meaning = read(input, someone, at);
      const auto moved =
          meaning ? flow::resume(definition_, session, someone, *meaning) : core::Result<flow::Moved>(core::Error{});
      if (!moved.ok()) {
        miss("GALLERY_WALK", name + "/inputs/" + std::to_string(number),
             "The step " + at + " does not take this input.");
        return;
      }
      session = moved.value().session;
      show(name, session, someone);
      ++number;
    }
  }

  std::optional<flow::Input> read(const Json& input, flow::Person& someone, const std::string& step) {
    if (!input.is_object() || input.members().size() != 1) return std::nullopt;
    const auto& [verb, value] = input.members().front();
    if (verb == "go_on") return flow::GoOn{};
    if (verb == "decline") {
      const flow::Step* at = definition_.find(step);
      exits_.insert(step + (at != nullptr && at->kind == flow::StepKind::identify  ? "/no_proof"
                            : at != nullptr && at->kind == flow::StepKind::consent ? "/declined"
                                                                                   : "/none"));
      return flow::Decline{};
    }
    if (!value.is_string() && verb != "give") return std::nullopt;
    if (verb == "for_whom") {
      exits_.insert(step + "/" + value.string());
      return flow::ForWhom{value.string()};
    }
    if (verb == "identified") {
      someone = person(core::parse_identity_level(value.string()).value_or(core::IdentityLevel::present));
      return flow::Identified{};
    }
    if (verb == "answered") {
      const auto slash = value.string().find('/');
      const Json* replies = examples_.find("replies");
      const Json* operation = replies == nullptr ? nullptr : replies->find(value.string().substr(0, slash));
      const Json* reply = operation == nullptr || slash == std::string::npos
                              ? nullptr
                              : operation->find(value.string().substr(slash + 1));
      if (reply == nullptr) return std::nullopt;
      return flow::Answered{*reply};
    }
    if (verb == "refused") {
      exits_.insert(step + "/" + value.string());
      return flow::RefusedBy{value.string(), Json()};
    }
    if (verb == "no_answer") {
      exits_.insert(step + (value.string() == "sent" ? "/unknown" : "/offline"));
      return flow::NoAnswer{value.string() == "sent"};
    }
    if (verb == "change") return flow::Change{value.string()};
    if (verb == "give" && value.is_object() && value.members().size() == 1)
      return flow::Give{value.members().front().first, value.members().front().second};
    return std::nullopt;
  }

  const flow::Definition& definition_;
  const Json& examples_;
  const Model& base_;
  Gallery& gallery_;
  std::set<std::string> seen_, exits_, looks_, names_;
};

}  // namespace

void walk_service(const flow::Definition& definition, const Json& examples, const Model& base, Gallery& gallery) {
  Walker(definition, examples, base, gallery).walk();
}

}  // namespace visit
