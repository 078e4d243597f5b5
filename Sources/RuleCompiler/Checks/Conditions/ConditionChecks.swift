import Diagnostics
import Triage

extension Check {
  static let unknownField = Check(
    "R301", "an unknown field",
    """
    A condition looks at a key of the request, `customer.*`, `attributes.*`, `text`, `received_at`
    or a decided attribute. What senders add under names of their own is found below `attributes`.
    """,
    bad: """
      rules:
        - id: water-leak
          when: {desciption: {contains: [leak]}}
      #          ^^^^^^^^^^
          then: {urgency: urgent}
      """,
    repaired: """
      rules:
        - id: water-leak
          when: {description: {contains: [leak]}}
          then: {urgency: urgent}
      """)

  static let unknownOperator = Check(
    "R302", "an unknown operator",
    """
    What stands in a mapping under a field are operators; several must all hold.
    """,
    bad: """
      rules:
        - id: water-leak
          when: {text: {contain: [leak]}}
      #                 ^^^^^^^
          then: {urgency: urgent}
      """,
    repaired: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then: {urgency: urgent}
      """)

  static let nothingToCompare = Check(
    "R303", "nothing to compare with",
    """
    A field is never equal to nothing: a missing field makes every operator false but
    `exists: false`, which is how to ask for it.
    """,
    bad: """
      rules:
        - id: no-site
          when: {site: ""}
      #                ^^
          then: {tags: [where]}
      """,
    repaired: """
      rules:
        - id: no-site
          when: {site: {exists: false}}
          then: {tags: [where]}
      """)

  static let malformedPhrase = Check(
    "R304", "a malformed phrase",
    """
    A `*` at the beginning or end of a phrase lets that end touch other letters. It stands for
    nothing within a phrase, and a phrase needs something to look for.
    """,
    bad: """
      rules:
        - id: water-leak
          when: {text: {contains: ["water * leak"]}}
      #                            ^^^^^^^^^^^^^^
          then: {urgency: urgent}
      """,
    repaired: """
      rules:
        - id: water-leak
          when: {text: {matches: "water.*leak"}}
          then: {urgency: urgent}
      """)

  static let separatorInPhrase = Check(
    "R305", "a phrase that looks like two",
    """
    `漏水，渗水` is one phrase, and occurs only where exactly this is written. Nearly always two
    phrases were meant.
    """,
    bad: """
      rules:
        - id: water-leak
          when: {text: {contains: [漏水，渗水]}}
      #                            ^^^^^
          then: {urgency: urgent}
      """,
    repaired: """
      rules:
        - id: water-leak
          when: {text: {contains: [漏水, 渗水]}}
          then: {urgency: urgent}
      """)

  static let malformedPattern = Check(
    "R306", "a malformed regular expression",
    """
    Expressions are written in RE2's syntax, which knows neither backreferences nor looking around:
    these are what makes an expression's time unforeseeable. Put them in single quotes, so that
    YAML leaves the backslashes alone.
    """,
    bad: """
      rules:
        - id: building
          when: {text: {matches: 'block (\\d+'}}
      #                           ^^^^^^^^^^
          then: {tags: [block]}
      """,
    repaired: """
      rules:
        - id: building
          when: {text: {matches: 'block (\\d+)'}}
          then: {tags: [block]}
      """)

  static let directoryType = Check(
    "R307", "the directory's type where the decided one is meant",
    """
    Who is asking is decided on level 1, from the directory, the request and the rules; that is
    `customer_type`. `customer.type` is only what the directory or the sender says, and may be read
    only by rules that set `customer_type` or `customer_tier` themselves.
    """,
    bad: """
      rules:
        - id: owners-first
          when: {customer.type: owner}
      #          ^^^^^^^^^^^^^
          then: {raise_urgency: 1}
      """,
    repaired: """
      rules:
        - id: owners-first
          when: {customer_type: owner}
          then: {raise_urgency: 1}
      """)

  static let noBound = Check(
    "R308", "a bound that is neither number nor time",
    """
    `at_least`, `at_most`, `more_than` and `less_than` compare numbers, times, urgencies and
    customer tiers.
    """,
    bad: """
      rules:
        - id: hot
          when: {attributes.temperature: {at_least: warm}}
      #                                             ^^^^
          then: {urgency: urgent}
      """,
    repaired: """
      rules:
        - id: hot
          when: {attributes.temperature: {at_least: 35}}
          then: {urgency: urgent}
      """)

  static let wrongOperator = Check(
    "R309", "an operator that does not fit the field",
    """
    Only a time can lie within opening hours, and only urgencies and customer tiers are names with
    an order.
    """,
    bad: """
      rules:
        - id: at-night
          when: {text: {outside: always}}
      #                 ^^^^^^^
          then: {tags: [night]}
      """,
    repaired: """
      rules:
        - id: at-night
          when: {received_at: {outside: always}}
          then: {tags: [night]}
      """)

  static let emptyCondition = Check(
    "R310", "a condition that asks nothing",
    """
    `any: []`, an empty list of phrases or a field with an empty mapping would hold never, or
    always, and nobody could tell from reading it.
    """,
    bad: """
      rules:
        - id: water-leak
          when: {text: {contains: []}}
      #                           ^^
          then: {urgency: urgent}
      """,
    repaired: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then: {urgency: urgent}
      """)
}
