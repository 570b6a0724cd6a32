import CustomerSuccess

/// What is done and counted with customers.
extension PlainKind {
  private static let customer = Field(
    "customer", .customer, GuessWords.companies + ["project", "projects"], lack: .askColumn)

  static let work = [
    PlainKind(
      kind: .actions,
      fields: [
        Field(
          "id", .id("A"), ["task id", "activity id", "record id", "id", "task key", "task number", "key"],
          lack: .askColumn),
        customer,
        Field(
          "priority", .choice(ValueWords.priorities, empty: "medium"), ["priority", "prio", "prioritat", "importance"]),
        Field("type", .text, ["task type", "activity type", "type", "kind", "category", "typ", "art"]),
        Field(
          "title", .text,
          [
            "task title", "task name", "title", "subject", "activity subject", "task", "name", "summary", "to do",
            "todo", "aufgabe",
            "titel", "betreff", "call to action",
          ], lack: .askColumn),
        Field(
          "description", .text,
          ["description", "notes", "note", "details", "comments", "body", "beschreibung", "notiz", "notizen"]),
        Field(
          "owner", .person,
          [
            "assignee", "assigned to", "owner", "task owner", "assigned to user", "responsible", "person", "user",
            "zustandig", "verantwortlich", "bearbeiter",
          ]),
        Field(
          "due", .date,
          [
            "due date", "due", "due on", "deadline", "due at", "fallig", "fallig am", "falligkeit", "frist",
            "date d echeance", "vencimiento",
          ]),
        Field(
          "status", .choice(ValueWords.actionStatuses, empty: "pending"),
          ["task status", "status", "state", "done", "completed", "is done", "complete", "progress", "erledigt"]),
        Field(
          "created", .time,
          [
            "created at", "created", "created time", "create date", "created date", "creation date", "add time",
            "created on", "creation log", "erstellt", "erstellt am", "angelegt am",
          ],
          lack: .ask([])),
        Field(
          "ended", .time,
          [
            "completed at", "completed on", "completed date", "date completed", "completion date",
            "marked as done time", "done at", "closed at",
            "done time", "erledigt am", "abgeschlossen am",
          ]),
      ]),
    PlainKind(
      kind: .activities,
      fields: [
        Field(
          "id", .id("V"), ["activity id", "engagement id", "event id", "call id", "record id", "id"], lack: .askColumn),
        customer,
        Field(
          "at", .time,
          [
            "activity date", "occurred at", "call date", "meeting date", "start time", "started at", "date time",
            "date", "timestamp",
            "logged at", "datum", "zeitpunkt",
          ], lack: .askColumn, noted: GuessWords.made),
        Field(
          "type", .text,
          ["activity type", "engagement type", "call type", "type", "kind", "channel", "direction", "typ", "art"],
          lack: .constant("Activity")),
        Field(
          "description", .text,
          [
            "subject", "title", "description", "notes", "note", "body", "summary", "content", "call notes", "comments",
            "betreff", "notiz",
            "beschreibung",
          ], lack: .askColumn),
        Field("outcome", .text, ["outcome", "result", "call outcome", "disposition", "ergebnis"]),
        Field(
          "author", .person,
          ["logged by", "created by", "author", "owner", "user", "assigned to", "activity assigned to", "autor"]),
      ]),
    PlainKind(
      kind: .counters,
      fields: [
        customer,
        Field(
          "counter", .text,
          [
            "event name", "feature name", "feature", "event", "counter", "metric", "metric name", "module", "action",
            "page",
            "funktion", "ereignis", "kennzahl",
          ]),
        Field(
          "at", .time,
          [
            "date", "day", "event date", "usage date", "timestamp", "time", "week", "month", "period", "at", "datum",
            "tag", "woche", "monat", "last seen",
          ],
          lack: .askColumn),
        Field(
          "count", .whole,
          [
            "count", "event count", "events", "total events", "total", "totals", "uses", "usage", "usage count",
            "value", "quantity", "anzahl", "summe", "wert", "nutzung",
          ]
        ),
      ]),
    PlainKind(
      kind: .metrics,
      fields: [
        customer,
        Field(
          "metric", .ruled(.metrics), ["metric", "metric name", "measure", "kpi", "kennzahl"],
          lack: .askRuled(.metrics)),
        Field("value", .text, ["value", "score", "wert"], lack: .askColumn, content: .any),
        Field(
          "at", .time, ["at", "date", "measured at", "measured on", "timestamp", "day", "datum"], lack: .askColumn),
        Field("note", .text, ["note", "comment", "notiz"]),
      ]),
    PlainKind(
      kind: .subscriptions,
      fields: [
        Field(
          "id", .id("B"), ["subscription id", "subscriptions id", "contract id", "contract number", "id"],
          lack: .askColumn),
        customer,
        Field(
          "plan", .text,
          ["plan", "plan name", "plan id", "product", "product name", "price name", "item price id", "item", "tarif"],
          lack: .askColumn),
        Field(
          "amount", .number,
          [
            "mrr", "amount", "plan amount", "price", "monthly amount", "unit price", "subscription amount", "betrag",
            "preis",
          ], lack: .askColumn),
        Field("currency", .text, ["currency", "currency code", "wahrung"]),
        Field("seats", .whole, ["quantity", "seats", "plan quantity", "licenses", "menge"]),
        Field(
          "from", .date,
          [
            "start date", "started at", "start", "subscription start", "activated at", "beginn", "current term start",
          ],
          lack: .ask([]), noted: GuessWords.made),
        Field(
          "to", .date,
          [
            "ended at", "ended at utc", "end date", "ende", "cancelled at", "canceled at", "cancelled on",
            "canceled on",
            "canceled at utc", "cancelled at utc",
          ]),
      ]),
  ]
}
