// A thin view of the system's RE2 for callers that speak C: compile, ask, find.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// A compiled expression, or one that could not be compiled and says why. Safe to use from several
// threads once compiled.
typedef struct CRE2Expression CRE2Expression;

// Bytes that belong to the expression they were asked of.
typedef struct {
  const char *_Nullable start;
  size_t count;
} CRE2Text;

// Never NULL; to be released with cre2_release.
CRE2Expression *_Nonnull cre2_compile(
    const char *_Nullable source, size_t count, int case_sensitive, int64_t memory_limit);
void cre2_release(CRE2Expression *_Nonnull expression);

// Empty where the expression compiled.
CRE2Text cre2_fault_message(const CRE2Expression *_Nonnull expression);
// The part of the source that the message is about; may be empty.
CRE2Text cre2_fault_part(const CRE2Expression *_Nonnull expression);

// Groups are numbered from 1; 0 is the whole match. A group without a name has the empty one.
int cre2_group_count(const CRE2Expression *_Nonnull expression);
CRE2Text cre2_group_name(const CRE2Expression *_Nonnull expression, int group);

// Literals, in lower case, without which a text cannot match: each mandatory one must occur; where
// none is mandatory, one of them must. None at all means that nothing is known.
size_t cre2_literal_count(const CRE2Expression *_Nonnull expression);
CRE2Text cre2_literal(const CRE2Expression *_Nonnull expression, size_t index);
int cre2_literal_is_mandatory(const CRE2Expression *_Nonnull expression, size_t index);

// Whether the text (UTF-8) has a match. Fills start and end of the first `groups` groups, the
// whole match first, as byte positions; -1 for a group that took no part. Groups may be 0.
int cre2_find(
    const CRE2Expression *_Nonnull expression, const char *_Nullable text, size_t count,
    ptrdiff_t *_Nullable spans, int groups);

#ifdef __cplusplus
}
#endif
