// Structure: whether the steps of a service lead anywhere, prove enough, and leave nobody standing.
//
// Pure. Used by parse_definition, and by the engine for the order of steps.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/contract.h"
#include "flow/definition.h"

namespace flow {

// Indices of the steps that may follow `index` without an exit: the first unconditional one and every conditional one before
// it. steps.size() stands for the end.
std::vector<std::size_t> followers(const Definition& definition, std::size_t index);
// The same, with where its exits lead.
std::vector<std::size_t> successors(const Definition& definition, std::size_t index);
// Steps that count in 第 n / m 步: those at which a person does or reads something of the errand.
bool counts(StepKind kind);
// The most counted steps from `index` (included) to the end.
int longest_from(const Definition& definition, std::size_t index);

std::vector<core::Error> judge_structure(const Definition& definition, const core::Contract& contract,
                                         std::string_view where);

}  // namespace flow
