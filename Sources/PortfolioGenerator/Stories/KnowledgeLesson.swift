import CustomerSuccess

/// What there is to learn from a category of tickets.
struct KnowledgeLesson {
  var category: String
  var id: ArticleID
  var title: String
  var body: String
  var tags: [String]
  var state = Article.State.published
  var findings: [Finding]

  struct Finding {
    var category: CauseID
    var subCause: CauseID?
    var whys: [String]
  }

  static let all = [integration, workflow, performance, access, models, reporting, billing]

  private static let integration = KnowledgeLesson(
    category: "Integration", id: "KB-0001", title: "Keep an integration in step",
    body: article(
      "Records do not arrive, or a webhook call fails.", "Renew the connector's key, then replay the queue."),
    tags: ["integration", "product and technology"],
    findings: [
      Finding(
        category: "product", subCause: "integration",
        whys: [
          "The connector stopped", "Its key had expired", "Nobody is told before a key expires",
          "The reminder was never built", "Expiry was thought to be the customer's business",
        ]),
      Finding(
        category: "process", subCause: "release",
        whys: [
          "A field came in another form", "The other system was upgraded", "We learned of it from the customer",
          "Release notes of partners are read by nobody", "That is on no one's list",
        ]),
    ])

  private static let workflow = KnowledgeLesson(
    category: "Workflow", id: "KB-0002", title: "Why a workflow does not start",
    body: article(
      "A workflow waits and nothing happens.", "Check its trigger and the owner's permission; start it once by hand."),
    tags: ["workflow", "customer's side"],
    findings: [
      Finding(
        category: "customer", subCause: "untrained",
        whys: [
          "The branch had no else", "Whoever built it did not know of it", "They had not taken the course",
          "It is offered once a year", "Nobody looks who joined since",
        ]),
      Finding(
        category: "product", subCause: "hard-to-use",
        whys: [
          "The trigger was switched off", "It was switched off by mistake", "The switch looks like a label",
          "The page was never tried with new users", "There was no time for it",
        ]),
    ])

  private static let performance = KnowledgeLesson(
    category: "Performance", id: "KB-0003", title: "Runs that wait in the queue",
    body: article(
      "Runs wait for minutes before they begin.", "Spread large runs over the night; ask for a higher limit."),
    tags: ["performance", "product and technology"],
    findings: [
      Finding(
        category: "product", subCause: "performance",
        whys: [
          "The queue was full", "One customer's runs took all places", "Places are given in order of arrival",
          "Fair shares were put off", "No one had measured it",
        ]),
      Finding(
        category: "environment", subCause: "outage",
        whys: ["A machine was gone", "Its disk was full", "Old logs stay for ever", "Their removal had failed"]),
    ])

  private static let access = KnowledgeLesson(
    category: "Access", id: "KB-0004", title: "Single sign-on, step by step",
    body: article(
      "Users cannot sign in, or sign-in goes round in circles.",
      "Compare the addresses on both sides, then upload the new certificate."),
    tags: ["access", "sso", "customer's side"],
    findings: [
      Finding(
        category: "customer", subCause: "configuration",
        whys: [
          "The certificate had been replaced", "Their provider renews it each year", "We hold a copy of it",
          "The copy is made by hand", "The guide says so",
        ]),
      Finding(
        category: "documentation", subCause: "outdated",
        whys: ["The steps led to a page that is gone", "The page was renamed", "The guide has no owner"]),
    ])

  private static let models = KnowledgeLesson(
    category: "AI models", id: "KB-0005", title: "Choose a model that fits",
    body: article(
      "Answers got worse, or a limit is reached.", "Choose the model by the language and the length of the texts."),
    tags: ["ai models"], state: .draft,
    findings: [
      Finding(
        category: "environment", subCause: "supplier",
        whys: [
          "Answers changed overnight", "The supplier changed the model", "We ask for the newest one",
          "That is the default",
        ])
    ])

  private static let reporting = KnowledgeLesson(
    category: "Reporting", id: "KB-0006", title: "When figures differ between reports",
    body: article("Two reports show different figures.", "Compare their time zones and filters before anything else."),
    tags: ["reporting", "documentation"],
    findings: [
      Finding(
        category: "documentation", subCause: "missing",
        whys: [
          "Two reports counted differently", "One counts by local days", "That is written nowhere",
          "Nobody was asked to write it",
        ]),
      Finding(
        category: "people", subCause: "wrong-answer",
        whys: [
          "The first answer named the wrong filter", "The agent had not seen the report", "It is new to all of us",
        ]),
    ])

  private static let billing = KnowledgeLesson(
    category: "Billing", id: "KB-0007", title: "Reading an invoice after a change of plan",
    body: article(
      "The invoice shows the old plan.",
      "A change counts from the next period; the page of the account shows from when."),
    tags: ["billing", "process"], state: .retired,
    findings: [
      Finding(
        category: "process", subCause: "hand-over",
        whys: [
          "The change was not booked", "Sales had written it in a mail", "The mail went to one who was away",
          "There is no shared address",
        ])
    ])

  private static func article(_ problem: String, _ resolution: String) -> String {
    "## Problem\n\n\(problem)\n\n## Resolution\n\n\(resolution)"
  }
}
