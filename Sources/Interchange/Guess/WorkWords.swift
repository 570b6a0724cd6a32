/// What tools call the choices of tasks and training.
extension ValueWords {
  static let priorities: [(choice: String, words: [String])] = [
    ("high", ["high", "urgent", "highest", "critical", "important", "hoch", "dringend", "1"]),
    ("medium", ["medium", "normal", "mittel", "2", "none"]),
    ("low", ["low", "lowest", "niedrig", "3"]),
  ]

  static let actionStatuses: [(choice: String, words: [String])] = [
    (
      "pending",
      [
        "pending", "open", "not started", "to do", "todo", "new", "offen", "neu", "no", "false", "nein", "0",
        "incomplete", "backlog", "planned",
      ]
    ),
    ("scheduled", ["scheduled", "geplant", "booked"]),
    (
      "inProgress",
      ["in progress", "started", "working on it", "doing", "in arbeit", "active", "waiting", "deferred", "stuck"]
    ),
    (
      "succeeded",
      [
        "done", "completed", "complete", "finished", "closed", "erledigt", "abgeschlossen", "yes", "true", "ja", "1",
        "success",
      ]
    ),
    ("dropped", ["dropped", "cancelled", "canceled", "skipped", "archived", "abgebrochen", "verworfen"]),
  ]

  static let progressStates: [(choice: String, words: [String])] = [
    ("completed", ["completed", "complete", "passed", "finished", "done", "abgeschlossen", "bestanden", "100", "yes"]),
    ("inProgress", ["in progress", "started", "incomplete", "not completed", "failed", "in bearbeitung", "begonnen"]),
    ("", ["not started", "enrolled", "assigned", "not attempted", "registered", "nicht begonnen", "nicht gestartet"]),
  ]
}
