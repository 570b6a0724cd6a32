/// What the verbs of the improvement loop were told.
extension ActReader {
  /// Answers in their order, without a gap: each answers "why?" of the one before.
  func explanation(_ told: Told) throws(ParameterError) -> Act {
    guard let path = CausePath(text: try told.choice("category")) else { throw told.missing("category") }
    var whys = [try told.required("why1")]
    for number in 2...RootCause.mostWhys {
      let answer = told.line("why\(number)")
      guard !answer.isEmpty else { continue }
      guard whys.count == number - 1 else {
        throw ParameterError("why\(number)", "answers why\(whys.count + 1), which is empty")
      }
      whys.append(answer)
    }
    return .explain(path, whys: whys)
  }

  func articleAct(_ verb: Verb, _ told: Told, _ subject: ActSubject?) throws(ParameterError) -> Act {
    switch verb {
    case .publish: return .publish
    case .retire: return .retire
    case .link: return .answers(TicketID(try told.required("ticket")))
    default: return .rewrite(try articleRevision(told, subject))
    }
  }

  /// What is told as it is already stays out, so that what others change beside it stays theirs.
  private func articleRevision(_ told: Told, _ subject: ActSubject?) throws(ParameterError) -> ArticleRevision {
    var revision = ArticleRevision()
    if told.isTold("title") { revision.title = try told.required("title") }
    if told.isTold("body") { revision.body = try told.required("body") }
    if told.isTold("tags") { revision.tags = ArticleTags.read(told.line("tags")) }
    guard case .article(let article) = subject else { return revision }
    if revision.title == article.title { revision.title = nil }
    if revision.body == article.body { revision.body = nil }
    if revision.tags == article.tags { revision.tags = nil }
    return revision
  }
}
