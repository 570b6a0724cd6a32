import CustomerSuccess
import Files
import Foundation

/// What a server said before its answer, as `curl -D FILE` writes it: of several answers, the last one's.
struct AnswerHead: Equatable {
  /// Nil where the command wrote none.
  var status: Int?
  /// Seconds for which it asks not to be called.
  var retryAfter: Int?
  /// The address that its links call `next`.
  var next: String?

  init() {}

  init(fileAt path: String, now: Instant) {
    let bytes = (try? FileText.bytes(path)) ?? []
    self.init(String(decoding: bytes, as: UTF8.self), now: now)
  }

  init(_ text: String, now: Instant) {
    for line in text.split(whereSeparator: \.isNewline) {
      if line.hasPrefix("HTTP/") {
        self = AnswerHead()
        status = line.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        continue
      }
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      switch line[..<colon].lowercased() {
      case "retry-after": retryAfter = AnswerHead.seconds(value, now: now)
      case "link": next = AnswerHead.next(in: value) ?? next
      default: break
      }
    }
  }

  /// A number of seconds, or the day and time of RFC 9110.
  private static func seconds(_ text: String, now: Instant) -> Int? {
    if let seconds = Int(text) { return max(0, min(seconds, Instant.secondsPerDay)) }
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "GMT")
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    guard let date = format.date(from: text) else { return nil }
    return max(0, min(Int(date.timeIntervalSince1970) - now.seconds, Instant.secondsPerDay))
  }

  /// `<https://a/?page=2>; rel="next", <…>; rel="last"`
  private static func next(in links: String) -> String? {
    links.matches(of: /<([^>]*)>([^<]*)/).first { match in
      match.output.2.lowercased().contains(/;\s*rel\s*=\s*"?([^";,]*\s)?next([\s";,]|$)/)
    }.map { String($0.output.1) }
  }
}
