import CustomerSuccess
import Files
import Foundation
import Interchange

/// Gets all pages of a command's answer, each into a file: what is half is found before anything is imported.
struct SourceFetch {
  let name: String
  let command: SourceCommand
  let secrets: Secrets
  /// Where the last run that succeeded led to.
  let cursor: String?
  let folder: ScratchFolder
  let clock: () -> Instant
  let stop: SyncStop

  struct Fetched {
    var files: [String] = []
    var cursor: String?
  }

  /// Seconds that one run waits for a source that asked for it; whoever asks for more is called again later.
  static let patience = 120
  /// How often one run waits.
  private static let waits = 5

  func fetch() throws -> Fetched {
    var fetched = Fetched()
    var call = PageCall(url: firstURL, page: command.pages?.first)
    var had: Set<PageCall> = []
    var waits = 0
    while true {
      guard had.insert(call).inserted else {
        throw SourceFailure("the answer leads to a page that was had already: \(call.words)", isOfInput: true)
      }
      guard had.count <= command.pages?.limit ?? 1 else {
        throw SourceFailure("there are more than \(command.pages?.limit ?? 1) pages, expected fewer (pages.limit)")
      }
      let path = "\(folder.path)/page-\(had.count)"
      let head = try answer(call, to: path, &waits)
      let found = try findings(in: path, page: had.count)
      fetched.files.append(path)
      fetched.cursor = later(fetched.cursor, found)
      guard let next = try next(after: call, head, found) else { return fetched }
      call = next
    }
  }

  // MARK: Calls

  private struct PageCall: Hashable {
    var url: String?
    var page: String?
    var words: String { page ?? url ?? "" }
  }

  private var since: String? { cursor ?? command.since?.first }

  private var firstURL: String? {
    let template = cursor == nil ? command.url : command.since?.url ?? command.url
    return template?.filled(values(PageCall(page: command.pages?.first)), for: .address)
  }

  private func values(_ call: PageCall) -> [String: String] {
    var values = ["since": since, "url": call.url, "page": call.page].compactMapValues(\.self)
    values["headers"] = headers
    return values
  }

  private var headers: String { "\(folder.path)/headers" }

  /// Calls the command, again where the source asked to be called a little later.
  private func answer(_ call: PageCall, to path: String, _ waits: inout Int) throws -> AnswerHead {
    while true {
      do { return try once(call, to: path) } catch let failure as SourceFailure {
        guard let seconds = failure.retryAfter, seconds <= SourceFetch.patience, waits < SourceFetch.waits else {
          throw failure
        }
        waits += 1
        if stop.wait(seconds: max(1, seconds)) { throw SyncStop.Ending() }
      }
    }
  }

  private func once(_ call: PageCall, to path: String) throws -> AnswerHead {
    unlink(headers)
    let ended = try program(call).run(to: path, stop)
    let head = AnswerHead(fileAt: headers, now: clock())
    let isRefused = head.status.map { $0 >= 400 } ?? false
    guard let complaint = ended.ending.complaint ?? (isRefused ? "was refused" : nil) else {
      guard ended.size > 0 || head.status == 204 else { throw SourceFailure("the answer is empty") }
      return head
    }
    throw SourceFailure(words(of: complaint, ended, head), retryAfter: isRefused ? head.retryAfter : nil)
  }

  private func program(_ call: PageCall) throws -> CommandCall {
    let values = values(call)
    let hidden = values.merging(secrets.values) { $1 }
    let words = try command.words.map { template in
      let word = template.filled(values)
      // A value that somebody else sent is no option.
      guard !word.hasPrefix("-") || template.text.hasPrefix("-"), !word.contains("\0") else {
        throw SourceFailure(
          "the value for '\(template.text)' begins with a minus, expected none: it would be an option")
      }
      return word
    }
    return CommandCall(
      words: words, input: command.input?.filled(hidden) ?? "",
      environment: command.environment.mapValues { $0.filled(hidden) }, timeout: command.timeout,
      largest: command.largest)
  }

  /// `curl ended with 22: HTTP 500: The requested URL returned error: 500`
  ///
  /// Of what it printed nothing: those may be rows of customers, and this is kept and shown.
  private func words(of complaint: String, _ ended: CommandCall.Ended, _ head: AnswerHead) -> String {
    let said = ended.errors.split(whereSeparator: \.isNewline).last.map { String($0.prefix(SourceFetch.longestWords)) }
    let status = head.status.map { "HTTP \($0)" }
    let later = head.retryAfter.map { "to be asked again in \(DurationFormat.text($0))" }
    return
      (["\(FilePath.name(of: command.words[0].text)) \(complaint)"]
      + [status, said, later].compactMap(\.self)).joined(separator: ": ")
  }

  private static let longestWords = 500

  // MARK: What an answer says

  private var ways: [JSONWay] {
    var ways = [command.pages?.goesOn, command.pages?.ends].compactMap(\.self)
    if case .value(let way)? = command.pages?.next { ways.append(way) }
    switch command.since?.value {
    case .cursor(let way), .newest(let way): ways.append(way)
    case .success, nil: break
    }
    return ways
  }

  /// Of rows that are no JSON there is nothing to find; JSON is read to its end.
  private func findings(in path: String, page: Int) throws -> JSONFindings {
    let file = SourceFetch.name(of: name, page: page)
    let bytes = try FileBytes(path: path)
    let isJSON = try JSONFindings.begins(FileBytes(path: path))
    guard isJSON || !ways.isEmpty else { return JSONFindings() }
    guard isJSON else {
      throw SourceFailure("\(file): the answer is no JSON, expected an object or a list", isOfInput: true)
    }
    return try JSONFindings(ways, in: bytes, file: file)
  }

  static func name(of source: String, page: Int) -> String { page == 1 ? source : "\(source) page \(page)" }

  private func later(_ known: String?, _ found: JSONFindings) -> String? {
    switch command.since?.value {
    case .cursor(let way): return found.last(way) ?? known
    case .newest(let way):
      let values = found.values(way).filter { !$0.isEmpty }
      return values.reduce(known ?? cursor) { latest, value in
        latest.map { SourceCursor.later($0, value) } ?? value
      }
    case .success, nil: return nil
    }
  }

  private func next(after call: PageCall, _ head: AnswerHead, _ found: JSONFindings) throws -> PageCall? {
    guard let pages = command.pages else { return nil }
    if let way = pages.goesOn, !found.isTrue(way) { return nil }
    if let way = pages.ends, found.isTrue(way) { return nil }
    let value: String? =
      switch pages.next {
      case .link: head.next
      case .value(let way): found.last(way)
      }
    guard let value else { return nil }
    let isPlaced = (command.templates + [pages.url].compactMap(\.self)).contains { $0.places.contains("page") }
    guard !isPlaced else {
      let template = pages.url ?? (command.url?.places.contains("page") == true ? command.url : nil)
      let url = template?.filled(values(PageCall(page: value)), for: .address)
      return PageCall(url: url ?? call.url, page: value)
    }
    guard let url = call.url.flatMap({ WebAddress($0) })?.following(value) else {
      throw SourceFailure(
        "the next page is at '\(value)', expected an address at the same host as \(call.url ?? "")", isOfInput: true)
    }
    return PageCall(url: url.text, page: value)
  }
}
