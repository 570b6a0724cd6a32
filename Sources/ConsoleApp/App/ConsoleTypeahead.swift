import TerminalUI

/// Keys that come faster than what they are meant for.
extension Console {
  /// More than these are not waited with: somebody has fallen asleep on the keyboard.
  private static let mostHeld = 1000

  /// Takes keys in the order in which they were typed: those meant for a list that is still being read wait for it, and all
  /// behind them.
  mutating func take(_ keys: [Key]) -> [Effect] {
    var effects: [Effect] = []
    for key in keys.flatMap(apart) { effects += mustWait(key) ? hold(key) : press(orEdit: key) }
    return effects
  }

  /// What is typed behind the key that starts the editor comes after what the editor makes of the text, and behind the one
  /// that leaves for another moment it is meant for the console of that moment.
  private mutating func press(orEdit key: Key) -> [Effect] {
    let effects = settle(press(key))
    isEditing = isEditing || effects.contains(where: \.isForEditor)
    isLeaving = isLeaving || effects.contains(where: \.leavesForAnotherMoment)
    return effects
  }

  /// What has waited, once what it waited for is there.
  mutating func releaseHeld() -> [Effect] {
    var effects: [Effect] = []
    while !held.isEmpty, !isEditing, !isLeaving, !isAwaited {
      effects += press(orEdit: held.removeFirst())
      settleFronts()
    }
    return effects
  }

  /// Terminals send Escape and a key typed quickly after it as they send that key with Alt. Where no such key means anything
  /// the two are meant.
  private func apart(_ key: Key) -> [Key] {
    guard case .alt(let character) = key, !keyMap.isBound(key) else { return [key] }
    // A form keeps those by which shells move and delete by words: a slip must not close it.
    if case .form = overlay, "bdf".contains(character) { return [key] }
    return [.escape, .character(character)]
  }

  private mutating func hold(_ key: Key) -> [Effect] {
    if held.count < Console.mostHeld { held.append(key) }
    return []
  }

  private mutating func mustWait(_ key: Key) -> Bool {
    switch key {
    case .resize: return false
    case _ where isEditing || isLeaving: return true
    case .mouse: return false
    case .escape, .control("c"), .control("z"):
      // A way out, whatever keeps the list.
      held = []
      return false
    default: return !held.isEmpty || isAwaited && isMeantForRows(key)
    }
  }

  /// The pane with the keys has asked for what it shows, or is about to, and has nothing to show yet.
  private var isAwaited: Bool {
    guard overlay == nil, places[focus] != nil, let pane = panes[focus] else { return false }
    let scene = scene(for: focus)
    guard !pane.isReady(in: scene) else { return false }
    return isComing(focus) || scene.front.isReading && leader(of: focus).map(isComing) ?? false
  }

  /// The answer to its question has not been given yet.
  private func isComing(_ pane: PaneID) -> Bool {
    guard let question = panes[pane]?.asked(in: scene(for: pane)) else { return false }
    return questions.isWaiting(pane) || !questions.isAsked(question, for: pane)
  }

  /// False for what has the same meaning with rows and without.
  private func isMeantForRows(_ key: Key) -> Bool {
    if case .character(let character) = key, character.isWholeNumber { return false }
    guard panes[focus]?.isForRows(key, in: keyMap) ?? true else { return false }
    let action: ConsoleAction? = keyMap.action(for: key, in: "console")
    return action?.isForRows ?? true
  }
}

extension Effect {
  fileprivate var isForEditor: Bool {
    switch self {
    case .edit, .editMapping: true
    default: false
    }
  }

  fileprivate var leavesForAnotherMoment: Bool {
    if case .lookBack = self { true } else { false }
  }
}
