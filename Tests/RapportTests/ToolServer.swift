import Foundation
import Synchronization

/// A server of another tool, in this process: one connection after the other, one request each.
final class ToolServer: Sendable {
  struct Request: Sendable {
    /// With what stands behind `?`, as it was sent.
    var path: String
    var headers: [String: String]

    /// A value of the query, its signs as they were meant.
    func query(_ name: String) -> String? {
      let parts = path.split(separator: "?", maxSplits: 1).last?.split(separator: "&") ?? []
      let part = parts.first { $0.hasPrefix("\(name)=") }
      return part.map { String($0.dropFirst(name.count + 1)) }?.removingPercentEncoding
    }
  }

  struct Reply: Sendable {
    var status = 200
    var headers: [String: String] = ["Content-Type": "application/json"]
    var body = ""
    /// So many bytes of the body, and then the connection breaks.
    var cutAfter: Int?

    init(_ body: String, status: Int = 200, headers: [String: String] = [:], cutAfter: Int? = nil) {
      self.body = body
      self.status = status
      self.headers.merge(headers) { $1 }
      self.cutAfter = cutAfter
    }
  }

  let port: UInt16
  private let listening: Int32
  private let seen = Mutex<[Request]>([])
  private let answer: Mutex<@Sendable (Request, Int) -> Reply>

  /// `answer` gets each request and its number from 0.
  init(_ answer: @escaping @Sendable (Request, Int) -> Reply) throws {
    self.answer = Mutex(answer)
    listening = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    _ = fcntl(listening, F_SETFD, FD_CLOEXEC)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = listening
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(descriptor, pointer, length) == 0 && listen(descriptor, 8) == 0
          && getsockname(descriptor, pointer, &length) == 0
      }
    }
    guard bound else { throw POSIXError(.EADDRINUSE) }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(descriptor, nil, nil)
        guard connection >= 0, let self else { return }
        self.serve(connection)
        close(connection)
      }
    }
  }

  deinit {
    shutdown(listening, Int32(SHUT_RDWR))
    close(listening)
  }

  var url: String { "http://127.0.0.1:\(port)" }
  var requests: [Request] { seen.withLock { $0 } }

  private func serve(_ connection: Int32) {
    guard let request = read(from: connection) else { return }
    let number = seen.withLock { seen in
      seen.append(request)
      return seen.count - 1
    }
    let reply = answer.withLock { $0 }(request, number)
    let body = Array(reply.body.utf8)
    let own = ["Content-Length": "\(body.count)", "Connection": "close"]
    let headers = reply.headers.merging(own) { $1 }.map { "\($0.key): \($0.value)\r\n" }.sorted().joined()
    let sent = Array("HTTP/1.1 \(reply.status) X\r\n\(headers)\r\n".utf8) + body.prefix(reply.cutAfter ?? body.count)
    var rest = sent[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  private func read(from connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while !String(decoding: bytes, as: UTF8.self).contains("\r\n\r\n") {
      let count = recv(connection, &piece, piece.count, 0)
      guard count > 0 else { return nil }
      bytes += piece[..<count]
    }
    let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    let path = lines[0].split(separator: " ").dropFirst().first.map(String.init) ?? ""
    let headers = lines.dropFirst().compactMap { line -> (String, String)? in
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      return (parts[0].lowercased(), parts[1].trimmingCharacters(in: .whitespaces))
    }
    return Request(path: path, headers: Dictionary(headers) { $1 })
  }
}
