/// All formulas of a rule set as one structure that is only read.
package final class Matcher: Sendable {}
