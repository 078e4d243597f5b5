internal import GRDB

/// The tables, as a row of migrations.
///
/// A migration that has landed is never edited: what comes later is another one behind it.
enum Schema {
  /// Marks the file as one of ours: "tria" in ASCII.
  static let applicationID: Int32 = 0x7472_6961

  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 tickets") { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: ruleSets)
      try db.execute(sql: tickets)
      try db.execute(sql: tallies)
      try db.execute(sql: dispatches)
      try db.execute(sql: messages)
      try db.execute(sql: effects)
    }
    migrator.registerMigration("2 files in progress") { db in
      try db.execute(sql: ProgressTable.creation)
    }
    return migrator
  }()

  private static let ruleSets = """
    CREATE TABLE rule_sets (
      id INTEGER PRIMARY KEY,
      digest TEXT NOT NULL UNIQUE CHECK (digest <> ''),
      adopted_at INTEGER NOT NULL,
      urgencies TEXT NOT NULL,
      sources BLOB NOT NULL
    ) STRICT;

    -- The order of urgencies by the set in force, and by earlier ones for names that it lacks.
    CREATE TABLE urgency_order (
      name TEXT PRIMARY KEY NOT NULL,
      rank INTEGER NOT NULL CHECK (rank >= 0)
    ) WITHOUT ROWID, STRICT;

    -- One row: what holds for the ledger as a whole.
    CREATE TABLE standing (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      rule_set INTEGER REFERENCES rule_sets,
      logged_through INTEGER NOT NULL DEFAULT 0 CHECK (logged_through >= 0)
    ) STRICT;
    INSERT INTO standing (id) VALUES (1);
    """

  private static let tickets = """
    CREATE TABLE tickets (
      -- The day as YYYYMMDD, then ten digits of the count within the day.
      number INTEGER PRIMARY KEY CHECK (number > 0 AND number % 10000000000 > 0),
      source TEXT NOT NULL,
      source_id TEXT CHECK (source_id <> ''),
      digest BLOB NOT NULL,
      received_at INTEGER NOT NULL,
      taken_at INTEGER NOT NULL,
      customer_id TEXT,
      customer_type TEXT NOT NULL,
      customer_tier TEXT,
      site TEXT,
      building TEXT,
      unit TEXT,
      category TEXT NOT NULL,
      intent TEXT NOT NULL,
      urgency TEXT NOT NULL,
      tags TEXT NOT NULL,
      skills TEXT NOT NULL,
      effort INTEGER CHECK (effort >= 0),
      escalation TEXT,
      about TEXT,
      rule_set INTEGER NOT NULL REFERENCES rule_sets,
      state TEXT NOT NULL CHECK (state IN
        ('waiting','held','dispatched','accepted','arrived','paused','resolved','cancelled')),
      team TEXT NOT NULL,
      assignee TEXT CHECK (assignee <> ''),
      acknowledge_by INTEGER,
      accept_by INTEGER,
      arrive_by INTEGER,
      resolve_by INTEGER,
      dispatched_at INTEGER,
      acknowledged_at INTEGER,
      accepted_at INTEGER,
      arrived_at INTEGER,
      paused_at INTEGER,
      pause_reason TEXT,
      state_before_pause TEXT CHECK (state_before_pause IN ('accepted','arrived')),
      accrued_pause INTEGER NOT NULL CHECK (accrued_pause >= 0),
      resolved_at INTEGER,
      cancelled_at INTEGER,
      reopened_at INTEGER,
      updated_at INTEGER,
      chased INTEGER NOT NULL CHECK (chased >= 0),
      reopened INTEGER NOT NULL CHECK (reopened >= 0),
      minutes INTEGER CHECK (minutes >= 0),
      cost_cents INTEGER,
      outcome TEXT,
      revision INTEGER NOT NULL CHECK (revision >= 0),
      CHECK (state NOT IN ('waiting','held') OR assignee IS NULL),
      CHECK (state IN ('waiting','held','cancelled') OR assignee IS NOT NULL),
      CHECK ((state = 'paused') = (paused_at IS NOT NULL)),
      CHECK ((paused_at IS NULL) = (pause_reason IS NULL)),
      CHECK ((paused_at IS NULL) = (state_before_pause IS NULL))
    ) STRICT;

    CREATE UNIQUE INDEX tickets_by_source ON tickets (source, source_id)
      WHERE source_id IS NOT NULL;
    CREATE INDEX tickets_waiting ON tickets (urgency, received_at) WHERE state = 'waiting';
    CREATE INDEX tickets_open ON tickets (state) WHERE state NOT IN ('resolved','cancelled');
    CREATE INDEX tickets_by_receipt ON tickets (received_at);
    CREATE INDEX tickets_by_assignee ON tickets (assignee) WHERE assignee IS NOT NULL;
    CREATE INDEX tickets_by_customer ON tickets (customer_id) WHERE customer_id IS NOT NULL;
    CREATE INDEX tickets_by_unit ON tickets (unit, site) WHERE unit IS NOT NULL;

    CREATE TRIGGER tickets_stay BEFORE DELETE ON tickets BEGIN
      SELECT RAISE(ABORT, 'a ticket is never removed');
    END;
    CREATE TRIGGER tickets_keep_their_origin
    BEFORE UPDATE OF number, source, source_id, digest, received_at, taken_at ON tickets BEGIN
      SELECT RAISE(ABORT, 'the origin of a ticket never changes');
    END;

    -- Large and seldom read, so that they do not stand between the tickets.
    CREATE TABLE papers (
      ticket INTEGER PRIMARY KEY REFERENCES tickets,
      request TEXT NOT NULL,
      decision TEXT NOT NULL
    ) STRICT;
    """

  private static let tallies = """
    -- Counts that are kept, so that nobody counts ten million tickets to say how it goes.
    CREATE TABLE tallies (
      state TEXT NOT NULL,
      urgency TEXT NOT NULL,
      team TEXT NOT NULL,
      assignee TEXT NOT NULL,
      count INTEGER NOT NULL CHECK (count >= 0),
      PRIMARY KEY (state, urgency, team, assignee)
    ) WITHOUT ROWID, STRICT;

    CREATE TRIGGER tickets_are_counted AFTER INSERT ON tickets BEGIN
      INSERT INTO tallies VALUES (new.state, new.urgency, new.team, ifnull(new.assignee, ''), 1)
        ON CONFLICT DO UPDATE SET count = count + 1;
    END;
    CREATE TRIGGER tickets_are_counted_anew
    AFTER UPDATE OF state, urgency, team, assignee ON tickets
    WHEN old.state <> new.state OR old.urgency <> new.urgency OR old.team <> new.team
      OR old.assignee IS NOT new.assignee
    BEGIN
      UPDATE tallies SET count = count - 1 WHERE state = old.state AND urgency = old.urgency
        AND team = old.team AND assignee = ifnull(old.assignee, '');
      INSERT INTO tallies VALUES (new.state, new.urgency, new.team, ifnull(new.assignee, ''), 1)
        ON CONFLICT DO UPDATE SET count = count + 1;
    END;
    """

  private static let dispatches = """
    CREATE TABLE dispatches (
      -- Its place in the order of all dispatches.
      turn INTEGER PRIMARY KEY,
      ticket INTEGER NOT NULL REFERENCES tickets,
      count INTEGER NOT NULL CHECK (count >= 1),
      assignee TEXT NOT NULL CHECK (assignee <> ''),
      kind TEXT NOT NULL CHECK (kind IN ('staff','subcontractor')),
      team TEXT NOT NULL,
      at INTEGER NOT NULL,
      file TEXT,
      reason TEXT,
      expected_minutes INTEGER CHECK (expected_minutes >= 0),
      expected_cents INTEGER,
      ending TEXT CHECK (ending IN ('declined','withdrawn','cancelled','resolved')),
      ended_at INTEGER,
      ending_reason TEXT,
      UNIQUE (ticket, count),
      CHECK ((ending IS NULL) = (ended_at IS NULL)),
      CHECK (ending IS NOT NULL OR ending_reason IS NULL)
    ) STRICT;

    CREATE UNIQUE INDEX dispatches_standing ON dispatches (ticket) WHERE ending IS NULL;
    CREATE INDEX dispatches_by_assignee ON dispatches (assignee, at);
    """

  private static let messages = """
    CREATE TABLE answered (
      source TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('update','feedback')),
      id TEXT NOT NULL CHECK (id <> ''),
      digest BLOB NOT NULL,
      ticket INTEGER NOT NULL REFERENCES tickets,
      PRIMARY KEY (source, kind, id)
    ) WITHOUT ROWID, STRICT;

    CREATE TABLE unreadable (
      source TEXT NOT NULL,
      digest BLOB NOT NULL,
      ticket INTEGER NOT NULL REFERENCES tickets,
      PRIMARY KEY (source, digest)
    ) WITHOUT ROWID, STRICT;

    CREATE TABLE feedback (
      ticket INTEGER PRIMARY KEY REFERENCES tickets,
      score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5),
      scores TEXT NOT NULL,
      comment TEXT,
      at INTEGER NOT NULL
    ) STRICT;
    """

  private static let effects = """
    CREATE TABLE drops (
      claim TEXT PRIMARY KEY NOT NULL CHECK (claim <> ''),
      at INTEGER NOT NULL
    ) WITHOUT ROWID, STRICT;

    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      origin TEXT NOT NULL CHECK (origin IN ('claim','staged')),
      waits_as TEXT NOT NULL CHECK (waits_as <> ''),
      folder TEXT NOT NULL CHECK (folder <> ''),
      name BLOB NOT NULL CHECK (length(name) > 0),
      ticket INTEGER REFERENCES tickets,
      UNIQUE (origin, waits_as)
    ) STRICT;

    CREATE TABLE events (
      sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
      at INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind <> ''),
      ticket INTEGER REFERENCES tickets,
      rule_set INTEGER REFERENCES rule_sets,
      body TEXT NOT NULL CHECK (instr(body, char(10)) = 0)
    ) STRICT;
    CREATE INDEX events_by_ticket ON events (ticket) WHERE ticket IS NOT NULL;
    -- Reloads, refusals and the like are few, and asked for by their word.
    CREATE INDEX events_of_no_ticket ON events (kind) WHERE ticket IS NULL;

    CREATE TABLE timers (
      id INTEGER PRIMARY KEY,
      ticket INTEGER REFERENCES tickets,
      name TEXT NOT NULL CHECK (name <> ''),
      due INTEGER NOT NULL,
      payload TEXT
    ) STRICT;
    CREATE UNIQUE INDEX timers_by_key ON timers (ifnull(ticket, 0), name);
    CREATE INDEX timers_by_due ON timers (due);
    """
}
