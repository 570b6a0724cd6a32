import CustomerSuccess

extension ArticleCommand {
  enum Publish: VerbRow {
    static let row = CommandRow("publish", .publish, on: .article, "Publishes it.")
  }

  enum Retire: VerbRow {
    static let row = CommandRow(
      "retire", .retire, on: .article, "Retires it: it holds no more, and stays in the record.")
  }

  enum Link: VerbRow {
    static let row = CommandRow(
      "link", .link, on: .ticket, "Says that the article answered tickets.",
      words: .parameter("article", of: .article))
  }
}
