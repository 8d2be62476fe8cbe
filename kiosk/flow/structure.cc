#include "flow/structure.h"

#include <algorithm>
#include <map>
#include <set>

namespace flow {

namespace {

std::size_t index_of(const Definition& definition, std::string_view id) {
  for (std::size_t i = 0; i < definition.steps.size(); ++i)
    if (definition.steps[i].id == id) return i;
  return definition.steps.size();
}

bool unconditional(const Condition& condition) { return condition.op == Condition::Op::all && condition.inner.empty(); }

class Judge {
 public:
  Judge(const Definition& definition, const core::Contract& contract, std::string_view where)
      : definition_(definition), contract_(contract), where_(where) {}

  std::vector<core::Error> judge() {
    judge_names();
    if (!findings_.empty()) return findings_;
    judge_graph();
    if (!findings_.empty()) return findings_;
    for (std::size_t i = 0; i < steps().size(); ++i) judge_step(i);
    judge_proofs();
    return findings_;
  }

 private:
  const std::vector<Step>& steps() const { return definition_.steps; }
  void find(std::string code, std::size_t step, const std::string& member, std::string what, std::string cure) {
    findings_.push_back({std::move(code), std::string(where_) + ":/steps/" + std::to_string(step) + member,
                         std::move(what), std::move(cure)});
  }

  void judge_names() {
    std::set<std::string> ids;
    std::map<std::string, std::size_t> meanings;
    for (std::size_t i = 0; i < steps().size(); ++i) {
      const Step& step = steps()[i];
      if (!ids.insert(step.id).second)
        find("FLOW_STEP_TWICE", i, "/id", "Two steps have the same id.", "Give each its own.");
      if (step.kind == StepKind::ask || step.kind == StepKind::choose)
        if (!meanings.emplace(step.meaning, i).second)
          find("FLOW_ASKED_TWICE", i, "/meaning", "The same thing is asked twice.",
               "Ask once and show it for confirmation later.");
    }
    for (std::size_t i = 0; i < steps().size(); ++i) {
      const Step& step = steps()[i];
      if (!step.next.empty() && step.next != "end" && definition_.find(step.next) == nullptr)
        find("FLOW_NEXT", i, "/next", "There is no such step to go on to.", "Name a step, or end.");
      for (std::size_t e = 0; e < step.exits.size(); ++e)
        if (step.exits[e].reason.empty() || definition_.find(step.exits[e].next) == nullptr)
          find("FLOW_EXIT", i, "/exits/" + std::to_string(e), "The exit leads nowhere.",
               "Name a reason and a step; every failure leads on.");
    }
  }

  void judge_graph() {
    std::set<std::size_t> reached, open;
    bool cycle = false;
    const auto walk = [&](auto&& self, std::size_t at) -> void {
      if (at >= steps().size()) return;
      if (open.count(at) != 0) cycle = true;
      if (!reached.insert(at).second) return;
      open.insert(at);
      for (const std::size_t next : successors(definition_, at)) self(self, next);
      open.erase(at);
    };
    walk(walk, 0);
    for (std::size_t i = 0; i < steps().size(); ++i)
      if (reached.count(i) == 0) find("FLOW_UNREACHABLE", i, "", "No step leads here.", "Take it out, or lead to it.");
    if (cycle)
      find("FLOW_CYCLE", 0, "", "The steps go round in a circle.",
           "Let every step lead forwards; 改这一项 goes back by itself.");
    for (std::size_t i = 0; i < steps().size(); ++i)
      if (!unconditional(steps()[i].when) && i + 1 == steps().size())
        find("FLOW_DEAD_END", i, "/when", "The last step may be skipped, and then nothing follows.",
             "End with a step that always holds.");
  }

  void judge_step(std::size_t i) {
    const Step& step = steps()[i];
    const bool calls = step.kind == StepKind::fetch || step.kind == StepKind::submit;
    if (calls) judge_call(i);
    if (!step.match_operation.empty() && contract_.find(step.match_operation) == nullptr)
      find("FLOW_OPERATION", i, "/match", "The contract has no such operation.",
           "Name one of services/platform/openapi.json.");
    if (step.kind == StepKind::identify && !has_exit(step, "no_proof"))
      find("FLOW_EXIT_MISSING", i, "/exits", "Who cannot prove who they are has nowhere to go.",
           "Add an exit for no_proof.");
    if (step.kind == StepKind::consent && !has_exit(step, "declined"))
      find("FLOW_EXIT_MISSING", i, "/exits", "Who says no has nowhere to go.", "Add an exit for declined.");
    if (step.options_from && !has_exit(step, "none"))
      find("FLOW_EXIT_MISSING", i, "/exits", "An empty list has nowhere to go.", "Add an exit for none.");
    for (std::size_t l = 0; l < step.lines.size(); ++l)
      if (const auto& changes = step.lines[l].changes; !changes.empty()) {
        const Step* changed = definition_.find(changes);
        if (changed == nullptr || (changed->kind != StepKind::ask && changed->kind != StepKind::choose))
          find("FLOW_CHANGES", i, "/lines/" + std::to_string(l) + "/changes",
               "There is no such question to go back to.", "Name an ask or choose step.");
      }
  }

  static bool has_exit(const Step& step, std::string_view reason) {
    return std::any_of(step.exits.begin(), step.exits.end(),
                       [&](const Exit& exit) { return exit.reason == reason || exit.reason == "*"; });
  }

  void judge_call(std::size_t i) {
    const Step& step = steps()[i];
    const core::Operation* operation = contract_.find(step.operation);
    if (operation == nullptr)
      return find("FLOW_OPERATION", i, "/operation", "The contract has no such operation.",
                  "Name one of services/platform/openapi.json.");
    if (operation->writes && step.kind == StepKind::fetch)
      find("FLOW_WRITE_AS_FETCH", i, "/operation", "A fetch must change nothing.", "Use a submit step.");
    if (!operation->writes && step.kind == StepKind::submit)
      find("FLOW_READ_AS_SUBMIT", i, "/operation", "This operation changes nothing.", "Use a fetch step.");
    for (const core::ContractField& field : operation->request)
      if (field.required && field.name != "submission_id" && step.send.count(field.name) == 0)
        find("FLOW_SEND", i, "/send", "A field that the operation needs is not sent.", "Compare with the contract.");
    for (const auto& [name, path] : step.send)
      if (std::none_of(operation->request.begin(), operation->request.end(),
                       [&, sent = name](const auto& field) { return field.name == sent; }))
        find("FLOW_SEND", i, "/send/" + name, "The operation does not take this field.", "Compare with the contract.");
    for (const std::string& reason : operation->refusals)
      if (!has_exit(step, reason))
        find("FLOW_EXIT_MISSING", i, "/exits", "A refusal of the platform has nowhere to go.",
             "Add an exit for " + reason + ", or for *.");
    if (step.kind == StepKind::fetch && step.into.empty())
      find("FLOW_INTO", i, "/into", "A fetch must say where its reply is kept.", "Name it.");
    if (!has_exit(step, "offline"))
      find("FLOW_EXIT_MISSING", i, "/exits", "A line that is down has nowhere to go.", "Add an exit for offline.");
    if (step.kind != StepKind::submit) return;
    if (step.when_offline != "refuse" && step.when_offline != "queue" && step.when_offline != "staff")
      find("FLOW_OFFLINE", i, "/when_offline", "It must say refuse, queue or staff.",
           "Legal filings and money never queue.");
    if (step.when_offline == "queue" && !operation->may_queue)
      find("FLOW_OFFLINE", i, "/when_offline", "The contract does not let this operation wait.",
           "Say refuse or staff.");
    if (!has_exit(step, "gateway_refused"))
      find("FLOW_EXIT_MISSING", i, "/exits", "A refusal that is not the platform's has nowhere to go.",
           "Add an exit for gateway_refused: it is no fact about the person.");
    if (!has_exit(step, "unknown"))
      find("FLOW_EXIT_MISSING", i, "/exits", "A lost answer has nowhere to go.", "Add an exit for unknown.");
  }

  // Walks every path with what was proved and reviewed on it.
  void judge_proofs() {
    std::set<std::tuple<std::size_t, int, bool>> seen;
    std::set<std::pair<std::size_t, std::string>> said;
    const auto once = [&](const std::string& code, std::size_t i, const std::string& member, std::string what,
                          std::string cure) {
      if (said.emplace(i, code).second) find(code, i, member, std::move(what), std::move(cure));
    };
    const auto walk = [&](auto&& self, std::size_t at, int level, bool reviewed) -> void {
      if (at >= steps().size() || !seen.emplace(at, level, reviewed).second) return;
      const Step& step = steps()[at];
      if (step.kind == StepKind::identify) level = std::max(level, static_cast<int>(step.level));
      if (step.kind == StepKind::review) reviewed = true;
      if (const core::Operation* operation = contract_.find(step.operation)) {
        if (static_cast<int>(operation->level) > level)
          once("FLOW_LEVEL", at, "/operation",
               "The operation needs a surer proof of who this is than the steps before give.",
               "Put an identify step of that level before it.");
        if (step.kind == StepKind::submit && !reviewed)
          once("FLOW_NO_REVIEW", at, "", "Something is sent that was not shown and heard first.",
               "Put a review step before every submit.");
      }
      const auto exits = successors(definition_, at);
      for (const std::size_t next : exits) self(self, next, level, reviewed);
    };
    walk(walk, 0, 0, false);
  }

  const Definition& definition_;
  const core::Contract& contract_;
  std::string_view where_;
  std::vector<core::Error> findings_;
};

}  // namespace

bool counts(StepKind kind) {
  switch (kind) {
    case StepKind::for_whom:
    case StepKind::identify:
    case StepKind::consent:
    case StepKind::ask:
    case StepKind::choose:
    case StepKind::show:
    case StepKind::review: return true;
    default: return false;
  }
}

std::vector<std::size_t> followers(const Definition& definition, std::size_t index) {
  const auto& steps = definition.steps;
  const Step& step = steps[index];
  if (step.next == "end" || step.kind == StepKind::handoff) return {steps.size()};
  std::vector<std::size_t> out;
  for (std::size_t i = step.next.empty() ? index + 1 : index_of(definition, step.next); i < steps.size(); ++i) {
    out.push_back(i);
    if (unconditional(steps[i].when)) return out;
  }
  out.push_back(steps.size());
  return out;
}

std::vector<std::size_t> successors(const Definition& definition, std::size_t index) {
  std::vector<std::size_t> out = followers(definition, index);
  for (const Exit& exit : definition.steps[index].exits)
    if (const std::size_t next = index_of(definition, exit.next); next < definition.steps.size()) out.push_back(next);
  return out;
}

int longest_from(const Definition& definition, std::size_t index) {
  // Steps lead forwards or to a step that was checked to lie on no circle; memory per step keeps this linear.
  std::map<std::size_t, int> known;
  const auto walk = [&](auto&& self, std::size_t at) -> int {
    if (at >= definition.steps.size()) return 0;
    if (const auto found = known.find(at); found != known.end()) return found->second;
    known[at] = 0;
    int most = 0;
    for (const std::size_t next : successors(definition, at)) most = std::max(most, self(self, next));
    return known[at] = most + (counts(definition.steps[at].kind) ? 1 : 0);
  };
  return walk(walk, index);
}

std::vector<core::Error> judge_structure(const Definition& definition, const core::Contract& contract,
                                         std::string_view where) {
  return Judge(definition, contract, where).judge();
}

}  // namespace flow
