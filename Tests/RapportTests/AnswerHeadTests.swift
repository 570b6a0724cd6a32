import CustomerSuccess
import Testing

@testable import rapport

/// Headers as `curl -D` writes them.
@Suite struct AnswerHeadTests {
  private let now = Instant(seconds: 1_795_442_400)

  private func read(_ text: String) -> (Int?, Int?, String?) {
    let head = AnswerHead(text, now: now)
    return (head.status, head.retryAfter, head.next)
  }

  @Test(arguments: [
    ("", nil, nil, nil), ("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n\r\n", 200, nil, nil),
    ("HTTP/2 429 \r\nretry-after: 17\r\n\r\n", 429, 17, nil),
    // 2026-11-23T14:00:00Z is now.
    ("HTTP/1.1 503 X\r\nRetry-After: Mon, 23 Nov 2026 14:02:00 GMT\r\n", 503, 120, nil),
    ("HTTP/1.1 503 X\r\nRetry-After: Mon, 23 Nov 2026 13:00:00 GMT\r\n", 503, 0, nil),
    ("HTTP/1.1 503 X\r\nRetry-After: soon\r\n", 503, nil, nil), ("HTTP/1.1 503 X\r\nRetry-After: -4\r\n", 503, 0, nil),
    ("HTTP/1.1 503 X\r\nRetry-After: 99999999\r\n", 503, 86_400, nil),
    ("HTTP/1.1 302 Found\r\nRetry-After: 5\r\nLink: </x>; rel=next\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", 200, nil, nil),
    (
      "HTTP/1.1 200 OK\nLink: <https://a/?p=2>; rel=\"next\", <https://a/?p=9>; rel=\"last\"\n", 200, nil,
      "https://a/?p=2"
    ),
    (
      "HTTP/1.1 200 OK\nLink: <https://a/?p=1>; rel=\"prev\",<https://a/?p=3>;rel=\"next\"\n", 200, nil,
      "https://a/?p=3"
    ),
    ("HTTP/1.1 200 OK\nlink: <https://a/?p=1,2>; title=\"next\"; rel=\"last next\"\n", 200, nil, "https://a/?p=1,2"),
    (
      "HTTP/1.1 200 OK\nLink: <https://a/?p=1>; rel=\"prev\"\nLink: <https://a/?p=3>; rel=next\n", 200, nil,
      "https://a/?p=3"
    ),
    ("HTTP/1.1 200 OK\nLink: <https://a/>; rel=\"nextish\"\n", 200, nil, nil),
  ])
  func headersAreRead(_ text: String, _ status: Int?, _ retry: Int?, _ next: String?) {
    let found = read(text)
    #expect(found == (status, retry, next))
  }
}
