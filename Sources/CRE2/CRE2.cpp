#include "CRE2.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <re2/filtered_re2.h>
#include <re2/re2.h>

namespace {

// Shorter literals occur everywhere, so they would filter nothing.
constexpr int kShortestLiteral = 2;
// Whether a literal is mandatory is asked for each one; alternations of more are rarely filtered.
constexpr size_t kMostLiterals = 64;

CRE2Text View(const std::string &text) { return {text.data(), text.size()}; }

}  // namespace

struct CRE2Expression {
  std::unique_ptr<re2::FilteredRE2> filter;
  const re2::RE2 *expression = nullptr;
  std::string fault_message;
  std::string fault_part;
  std::vector<std::string> literals;
  std::vector<bool> is_mandatory;

  bool MayMatchWithout(int omitted) const {
    std::vector<int> present;
    for (int index = 0; index < static_cast<int>(literals.size()); ++index) {
      if (omitted != kAll && index != omitted) present.push_back(index);
    }
    std::vector<int> potential;
    filter->AllPotentials(present, &potential);
    return !potential.empty();
  }

  void FindLiterals() {
    filter->Compile(&literals);
    if (literals.size() > kMostLiterals || literals.empty() || MayMatchWithout(kAll)) {
      literals.clear();
      return;
    }
    for (size_t index = 0; index < literals.size(); ++index) {
      is_mandatory.push_back(!MayMatchWithout(static_cast<int>(index)));
    }
  }

  static constexpr int kAll = -1;
};

CRE2Expression *cre2_compile(
    const char *source, size_t count, int case_sensitive, int64_t memory_limit) {
  auto result = std::make_unique<CRE2Expression>();
  re2::RE2::Options options;
  options.set_encoding(re2::RE2::Options::EncodingUTF8);
  options.set_case_sensitive(case_sensitive != 0);
  options.set_log_errors(false);
  options.set_max_mem(memory_limit);
  result->filter = std::make_unique<re2::FilteredRE2>(kShortestLiteral);
  re2::StringPiece pattern(source, count);
  int id = -1;
  if (result->filter->Add(pattern, options, &id) != re2::RE2::NoError) {
    re2::RE2 refused(pattern, options);
    result->fault_message = refused.error();
    result->fault_part = refused.error_arg();
    return result.release();
  }
  result->expression = &result->filter->GetRE2(id);
  result->FindLiterals();
  return result.release();
}

void cre2_release(CRE2Expression *expression) { delete expression; }

CRE2Text cre2_fault_message(const CRE2Expression *expression) {
  return View(expression->fault_message);
}

CRE2Text cre2_fault_part(const CRE2Expression *expression) { return View(expression->fault_part); }

int cre2_group_count(const CRE2Expression *expression) {
  return expression->expression ? expression->expression->NumberOfCapturingGroups() : 0;
}

CRE2Text cre2_group_name(const CRE2Expression *expression, int group) {
  const std::map<int, std::string> &names = expression->expression->CapturingGroupNames();
  auto found = names.find(group);
  if (found == names.end()) return {nullptr, 0};
  return View(found->second);
}

size_t cre2_literal_count(const CRE2Expression *expression) { return expression->literals.size(); }

CRE2Text cre2_literal(const CRE2Expression *expression, size_t index) {
  return View(expression->literals[index]);
}

int cre2_literal_is_mandatory(const CRE2Expression *expression, size_t index) {
  return expression->is_mandatory[index];
}

int cre2_find(
    const CRE2Expression *expression, const char *text, size_t count, ptrdiff_t *spans,
    int groups) {
  re2::StringPiece subject(text, count);
  std::vector<re2::StringPiece> found(groups);
  if (!expression->expression->Match(
          subject, 0, count, re2::RE2::UNANCHORED, found.data(), groups)) {
    return 0;
  }
  for (int group = 0; group < groups; ++group) {
    bool took_part = found[group].data() != nullptr;
    spans[2 * group] = took_part ? found[group].data() - text : -1;
    spans[2 * group + 1] =
        took_part ? found[group].data() - text + static_cast<ptrdiff_t>(found[group].size()) : -1;
  }
  return 1;
}
