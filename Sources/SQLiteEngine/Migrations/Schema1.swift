/// The facts, as first released. A released schema is never edited: what comes later is a migration of its own.
///
/// Times are UTC seconds, dates are days since 1970-01-01. `change` is the change whose value the row holds: it finds
/// what a bulk import added and says who changed a row last. Columns in the order of their use, keys first.
let schema1 = """
  CREATE TABLE changes (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    author TEXT NOT NULL,
    title TEXT NOT NULL,
    undoes INTEGER REFERENCES changes(id)
  ) STRICT;

  -- Both sides of each edited fact; what a bulk import added is counted in change_additions instead.
  CREATE TABLE change_edits (
    change INTEGER NOT NULL REFERENCES changes(id),
    seq INTEGER NOT NULL CHECK (seq >= 0),
    key TEXT NOT NULL,
    previous INTEGER,
    before TEXT,
    after TEXT,
    PRIMARY KEY (change, seq),
    CHECK (before IS NOT NULL OR after IS NOT NULL)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX change_edits_by_key ON change_edits (key, change);

  CREATE INDEX changes_by_undone ON changes (undoes) WHERE undoes IS NOT NULL;

  CREATE TABLE change_additions (
    change INTEGER NOT NULL REFERENCES changes(id),
    kind TEXT NOT NULL,
    count INTEGER NOT NULL CHECK (count > 0),
    PRIMARY KEY (change, kind)
  ) STRICT, WITHOUT ROWID;

  -- Names that stand in very many rows: metrics, sources, paths, modules.
  CREATE TABLE names (
    key INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
  ) STRICT;

  CREATE TABLE customers (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    change INTEGER NOT NULL,
    name TEXT NOT NULL,
    tier TEXT NOT NULL CHECK (tier IN ('enterprise', 'professional', 'starter', 'community')),
    industry TEXT NOT NULL
      CHECK (industry IN ('healthcare', 'financial', 'technology', 'manufacturing', 'other')),
    size TEXT NOT NULL CHECK (size IN ('enterprise', 'large', 'medium', 'small')),
    owner TEXT NOT NULL,
    account_executive TEXT NOT NULL,
    signed_up INTEGER NOT NULL,
    renews INTEGER,
    revenue INTEGER NOT NULL,
    currency TEXT NOT NULL,
    seats INTEGER CHECK (seats >= 0),
    limits TEXT NOT NULL,
    lifecycle TEXT NOT NULL CHECK (lifecycle IN ('onboarding', 'active', 'churned')),
    churned INTEGER,
    CHECK ((lifecycle = 'churned') = (churned IS NOT NULL))
  ) STRICT;

  CREATE TABLE contacts (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    change INTEGER NOT NULL,
    customer INTEGER NOT NULL REFERENCES customers(key),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1))
  ) STRICT;
  CREATE INDEX contacts_by_customer ON contacts (customer);

  CREATE TABLE activities (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    change INTEGER NOT NULL,
    customer INTEGER NOT NULL REFERENCES customers(key),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    description TEXT NOT NULL,
    outcome TEXT NOT NULL,
    author TEXT NOT NULL
  ) STRICT;
  CREATE INDEX activities_by_customer ON activities (customer, at);

  -- form: 0 measured, 1 judged (value 0 excellent to 3 poor), 2 unmet, 3 not applicable.
  CREATE TABLE observations (
    customer INTEGER NOT NULL REFERENCES customers(key),
    metric INTEGER NOT NULL REFERENCES names(key),
    at INTEGER NOT NULL,
    change INTEGER NOT NULL,
    form INTEGER NOT NULL CHECK (form BETWEEN 0 AND 3),
    value REAL NOT NULL,
    source INTEGER NOT NULL REFERENCES names(key),
    note TEXT NOT NULL,
    PRIMARY KEY (customer, metric, at),
    CHECK (form <> 1 OR value IN (0, 1, 2, 3))
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE overrides (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    change INTEGER NOT NULL,
    customer INTEGER NOT NULL REFERENCES customers(key),
    target TEXT NOT NULL CHECK (target IN ('metric', 'dimension', 'score')),
    target_name TEXT NOT NULL CHECK ((target = 'score') = (target_name = '')),
    value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 100),
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    withdrawn INTEGER
  ) STRICT;
  CREATE INDEX overrides_by_customer ON overrides (customer, at);

  CREATE TABLE scores (
    customer INTEGER NOT NULL REFERENCES customers(key),
    at INTEGER NOT NULL,
    change INTEGER NOT NULL,
    score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
    origin TEXT NOT NULL CHECK (origin IN ('computed', 'imported')),
    contributions TEXT NOT NULL CHECK (contributions = '' OR json_valid(contributions)),
    PRIMARY KEY (customer, at)
  ) STRICT, WITHOUT ROWID;

  -- is_ended and queue are the core's reading of status, due and ended, kept for the order of lists.
  CREATE TABLE actions (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    change INTEGER NOT NULL,
    customer INTEGER NOT NULL REFERENCES customers(key),
    priority TEXT NOT NULL CHECK (priority IN ('high', 'medium', 'low')),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    owner TEXT NOT NULL,
    due INTEGER,
    status TEXT NOT NULL CHECK (status IN (
      'pending', 'scheduled', 'inProgress', 'succeeded', 'unchanged', 'lost', 'invalid', 'dropped')),
    snoozed_until INTEGER,
    snooze_reason TEXT NOT NULL,
    checklist TEXT NOT NULL CHECK (checklist = '' OR json_valid(checklist)),
    origin TEXT NOT NULL CHECK (origin IN ('hand', 'trigger', 'journey', 'programme')),
    origin_name TEXT NOT NULL,
    created INTEGER NOT NULL,
    ended INTEGER,
    is_ended INTEGER NOT NULL CHECK (is_ended IN (0, 1)),
    queue INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX actions_by_customer ON actions (customer, is_ended);
  CREATE INDEX actions_in_order ON actions (is_ended, queue, key, created, snoozed_until);

  CREATE TABLE tickets (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    change INTEGER NOT NULL,
    customer INTEGER NOT NULL REFERENCES customers(key),
    subject TEXT NOT NULL,
    category TEXT NOT NULL,
    channel TEXT NOT NULL,
    created INTEGER NOT NULL,
    outside_id TEXT,
    follows INTEGER REFERENCES tickets(key)
  ) STRICT;
  CREATE INDEX tickets_by_customer ON tickets (customer);
  CREATE INDEX tickets_by_follows ON tickets (follows) WHERE follows IS NOT NULL;

  -- What `kind` needs: a text, and up to two numbers (see TicketEventTable).
  CREATE TABLE ticket_events (
    ticket INTEGER NOT NULL REFERENCES tickets(key),
    seq INTEGER NOT NULL CHECK (seq >= 0),
    change INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor INTEGER NOT NULL CHECK (actor BETWEEN 0 AND 2),
    actor_name TEXT NOT NULL,
    kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 11),
    text TEXT NOT NULL,
    first INTEGER,
    second INTEGER,
    PRIMARY KEY (ticket, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE surveys (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    change INTEGER NOT NULL,
    customer INTEGER NOT NULL REFERENCES customers(key),
    kind TEXT NOT NULL CHECK (kind IN ('nps', 'csat', 'ces')),
    score INTEGER NOT NULL,
    at INTEGER NOT NULL,
    ticket INTEGER REFERENCES tickets(key),
    comment TEXT NOT NULL,
    CHECK (CASE kind WHEN 'nps' THEN score BETWEEN 0 AND 10 ELSE score BETWEEN 1 AND 5 END)
  ) STRICT;
  CREATE INDEX surveys_by_customer ON surveys (customer);
  CREATE INDEX surveys_by_time ON surveys (kind, at, score, customer, ticket);
  CREATE INDEX surveys_by_ticket ON surveys (ticket) WHERE ticket IS NOT NULL;

  CREATE TABLE learners (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    change INTEGER NOT NULL,
    customer INTEGER NOT NULL REFERENCES customers(key),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    role TEXT NOT NULL
  ) STRICT;
  CREATE INDEX learners_by_customer ON learners (customer);

  CREATE TABLE enrolments (
    learner INTEGER NOT NULL REFERENCES learners(key),
    path INTEGER NOT NULL REFERENCES names(key),
    change INTEGER NOT NULL,
    enrolled INTEGER NOT NULL,
    due INTEGER,
    PRIMARY KEY (learner, path)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE module_progress (
    learner INTEGER NOT NULL REFERENCES learners(key),
    path INTEGER NOT NULL REFERENCES names(key),
    module INTEGER NOT NULL REFERENCES names(key),
    change INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('inProgress', 'completed', 'waived')),
    minutes INTEGER NOT NULL CHECK (minutes >= 0),
    best_score INTEGER CHECK (best_score BETWEEN 0 AND 100),
    waiver TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (learner, path, module)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE certificates (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    change INTEGER NOT NULL,
    learner INTEGER NOT NULL REFERENCES learners(key),
    path INTEGER NOT NULL REFERENCES names(key),
    issued INTEGER NOT NULL,
    expires INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX certificates_by_learner ON certificates (learner);
  CREATE INDEX certificates_by_expiry ON certificates (path, expires, issued, learner);

  -- What the projections were computed by.
  CREATE TABLE rulebook (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    fingerprint TEXT NOT NULL
  ) STRICT;
  """
