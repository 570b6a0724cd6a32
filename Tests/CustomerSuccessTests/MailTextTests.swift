import CustomerSuccess
import Foundation
import Statistics
import Testing

/// Messages as mail programs read them.
@Suite struct MailTextTests {
  private func mail(_ subject: String, _ body: String, to name: String = "Pat Ng") throws -> MailText {
    MailText(
      from: try #require(MailText.Person("Mira Ek <mira@example.com>")),
      to: MailText.Person(name: name, address: try #require(MailAddress("pat@example.org"))),
      text: MessageText(subject: subject, body: body), date: Instant(seconds: 1_795_442_400),
      zone: try #require(Zone(identifier: "Europe/Berlin")), id: "MSG-3.5")
  }

  @Test func all_headers_are_there() throws {
    #expect(
      try mail("Hello", "One\n.\nFrom here = there \n").written(.command) == """
        Date: Mon, 23 Nov 2026 15:00:00 +0100
        From: "Mira Ek" <mira@example.com>
        To: "Pat Ng" <pat@example.org>
        Subject: Hello
        Message-ID: <MSG-3.5@example.com>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        One
        =2E
        =46rom here =3D there=20


        """)
    #expect(try mail("a", "b").written(.file).split(separator: "\r\n").count == 9)
  }

  @Test(arguments: [
    "Grüße aus Zürich", "日本語の件名がとても長くて一行に入らないことがあるので折り返す必要がある", "plain =?utf-8?q?x?= not", "é",
  ]) func headers_carry_any_letters(_ text: String) throws {
    let written = try mail(text, "b", to: text).written(.command)
    let lines = written.split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { $0 < 128 } })
    let head = written.components(separatedBy: "\nMessage-ID")[0].replacing("\n ", with: "")
    let subject = try #require(head.components(separatedBy: "Subject: ").last)
    #expect(decoded(subject) == text)
  }

  private func decoded(_ header: String) -> String {
    var bytes: [UInt8] = []
    for match in header.matches(of: /=\?utf-8\?q\?([^?]*)\?=/) {
      bytes += unquoted(String(match.1).replacing("_", with: "=20"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func unquoted(_ text: String) -> [UInt8] {
    var (bytes, rest) = ([UInt8](), Substring(text))
    while let first = rest.first {
      guard first == "=" else {
        bytes += Array(String(first).utf8)
        rest = rest.dropFirst()
        continue
      }
      bytes.append(UInt8(rest.dropFirst().prefix(2), radix: 16) ?? 0)
      rest = rest.dropFirst(3)
    }
    return bytes
  }

  /// Whatever stands in it comes out again, in lines that every mail program takes.
  @Test(arguments: 0..<40) func bodies_survive(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let letters = Array("aB =.\t=é日Ω\"'<>&Fro m-_~%\n")
    try expectSurvival((0..<(seed * 17)).map { _ in String(letters.randomElement(using: &random) ?? "a") }.joined())
  }

  /// Where a long line goes on is the beginning of a line too.
  @Test(arguments: [".", ".\nmore", "..", "From here", "From here\n.", " ", "=", "F"])
  func whatGoesOnSurvives(_ end: String) throws {
    for length in 70...80 { try expectSurvival(String(repeating: "x", count: length) + end) }
  }

  private func expectSurvival(_ body: String) throws {
    let written = try mail("s", body).written(.command)
    let text = try #require(written.range(of: "\n\n")).upperBound
    let coded = String(written[text...].dropLast())
    #expect(coded.split(separator: "\n").allSatisfy { $0.count <= 76 && !$0.hasPrefix(".") && !$0.hasPrefix("From ") })
    #expect(String(decoding: unquoted(coded.replacing("=\n", with: "")), as: UTF8.self) == body)
  }

  @Test(arguments: [
    ("ana@example.com", true), (" ana@example.com ", true), ("", false), ("ana", false), ("a@b@c", false),
    ("ana@example.com,eve@example.com", false), ("Ana <ana@example.com>", false), ("a b@c.de", false),
    ("ana@example.com\nBcc: eve@example.com", false),
  ]) func an_address_is_one(_ text: String, _ isFine: Bool) {
    #expect((MailAddress(text) != nil) == isFine)
  }
}
