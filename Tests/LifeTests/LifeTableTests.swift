import Testing
import Triage

@Suite struct `The table of a ticket's life` {
}
