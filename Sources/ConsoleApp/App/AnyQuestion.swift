public import CustomerSuccess
public import SuccessStore

/// What came of a question: its answer or why there is none, so that an error is drawn where the data would be.
typealias Answered<Asked: Question> = Result<Asked.Answer, StoreError>

/// A question of any type, on its way from whoever asks to the store.
public struct AnyQuestion: Hashable, Sendable {
  let asked: any Question

  init(_ asked: some Question) { self.asked = asked }

  public func answer(from store: any SuccessStore, at now: Instant) async -> AnyAnswer {
    await store.put(asked, at: now)
  }

  public static func == (left: AnyQuestion, right: AnyQuestion) -> Bool { left.asked.isSame(as: right.asked) }

  public func hash(into hasher: inout Hasher) { asked.hash(into: &hasher) }
}

/// What came of a question of any type, on its way back. It opens to that question's type alone.
public struct AnyAnswer: Hashable, Sendable {
  private let reply: any Reply

  init<Asked: Question>(_ answer: Answered<Asked>, to question: Asked) {
    reply = TypedReply(question: question, answer: answer)
  }

  /// Nil of an answer to a question of another type.
  func to<Asked: Question>(_ type: Asked.Type) -> Answered<Asked>? { (reply as? TypedReply<Asked>)?.answer }

  /// Why there is no answer; nil where there is one.
  public var failure: StoreError? { reply.failure }

  public static func == (left: AnyAnswer, right: AnyAnswer) -> Bool { left.reply.isSame(as: right.reply) }

  public func hash(into hasher: inout Hasher) { reply.hash(into: &hasher) }
}

private protocol Reply: Hashable, Sendable {
  var failure: StoreError? { get }
}

private struct TypedReply<Asked: Question>: Reply {
  var question: Asked
  var answer: Answered<Asked>

  var failure: StoreError? { if case .failure(let error) = answer { error } else { nil } }
}

extension Equatable {
  fileprivate func isSame(as other: any Equatable) -> Bool { other as? Self == self }
}

extension SuccessStore {
  fileprivate func put<Asked: Question>(_ question: Asked, at now: Instant) async -> AnyAnswer {
    do throws(StoreError) {
      return AnyAnswer(.success(try await answer(question, at: now)), to: question)
    } catch {
      return AnyAnswer(.failure(error), to: question)
    }
  }
}
