#!/usr/bin/env python3
"""Writes the Unicode tables of Sources/Matching/Unicode from Unicode 15.0 and OpenCC's TSCharacters.

usage: generate.py UCD-FOLDER TSCharacters.txt OUTPUT-FOLDER
"""
import base64, sys
ucd, ts, out = sys.argv[1:4]
LINE = 96

def varints(numbers):
    result = bytearray()
    for n in numbers:
        assert n >= 0
        while n > 127:
            result.append(n & 127 | 128); n >>= 7
        result.append(n)
    return bytes(result)

def zigzag(n): return n * 2 if n >= 0 else -n * 2 - 1

def mappings(table):
    numbers, last, previous = [], 0, 0
    for source in sorted(table):
        numbers += [source - last, len(table[source])]; last = source
        for scalar in table[source]:
            numbers.append(zigzag(scalar - previous)); previous = scalar
    return varints(numbers)

def ranges(scalars):
    numbers, last, run = [], 0, None
    spans = []
    for s in sorted(scalars):
        if spans and spans[-1][1] == s: spans[-1][1] = s + 1
        else: spans.append([s, s + 1])
    for a, b in spans:
        numbers += [a - last, b - a]; last = b
    return varints(numbers)

def classes(ccc):
    numbers, last = [], 0
    spans = []
    for s in sorted(ccc):
        if spans and spans[-1][1] == s and spans[-1][2] == ccc[s]: spans[-1][1] = s + 1
        else: spans.append([s, s + 1, ccc[s]])
    for a, b, c in spans:
        numbers += [a - last, b - a, c]; last = b
    return varints(numbers)

canonical, compatible, ccc, letters, marks = {}, {}, {}, set(), set()
first = None
for line in open(ucd + '/UnicodeData.txt'):
    f = line.split(';'); code = int(f[0], 16)
    if f[1].endswith('First>'): first = code; continue
    codes = range(first if f[1].endswith('Last>') else code, code + 1)
    if f[2][0] in 'LN': letters.update(codes)
    if f[2][0] == 'M': marks.update(codes)
    if f[3] != '0': ccc[code] = int(f[3])
    if f[5]:
        words = f[5].split()
        if words[0][0] == '<': compatible[code] = [int(w, 16) for w in words[1:]]
        else: canonical[code] = [int(w, 16) for w in words]
joined = {'Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'}
apart = set(range(0x110000))
extra = set()
for line in open(ucd + '/Scripts.txt'):
    line = line.split('#')[0].strip()
    if not line: continue
    span, script = [x.strip() for x in line.split(';')]
    a, _, b = span.partition('..')
    r = range(int(a, 16), int(b or a, 16) + 1)
    if script in joined: apart.difference_update(r)
# Shared by Hiragana and Katakana only (ー and its like), by their script extensions.
for line in open(ucd + '/ScriptExtensions.txt'):
    line = line.split('#')[0].strip()
    if not line: continue
    span, scripts = [x.strip() for x in line.split(';')]
    a, _, b = span.partition('..')
    if set(scripts.split()) <= {'Hani', 'Hira', 'Kana', 'Bopo', 'Hang', 'Yiii'} and 'Hani' in scripts.split() or set(scripts.split()) <= {'Hira', 'Kana'}:
        apart.difference_update(range(int(a, 16), int(b or a, 16) + 1))
exclusions = set()
for line in open(ucd + '/CompositionExclusions.txt'):
    line = line.split('#')[0].strip()
    if line: exclusions.add(int(line, 16))
folding = {}
for line in open(ucd + '/CaseFolding.txt'):
    line = line.split('#')[0].strip()
    if not line: continue
    code, status, to = [x.strip() for x in line.split(';')][:3]
    if status in 'CF': folding[int(code, 16)] = [int(w, 16) for w in to.split()]
pairs = []
for line in open(ts):
    if line.startswith('#') or not line.strip(): continue
    key, value = line.rstrip('\n').split('\t')
    value = value.split(' ')[0]
    if key != value:
        assert len(key) == len(value) == 1, line
        pairs.append(key + value)
pairs.sort()

def literal(text, width):
    lines = [text[i:i + width] for i in range(0, len(text), width)]
    return '"""\n' + '\\\n'.join('    ' + l for l in lines) + '\n    """'

def write(name, doc, constants):
    with open(f'{out}/{name}.swift', 'w') as file:
        file.write(f'/// {doc}\n///\n/// Generated; see `PackedNumbers` for the form.\nenum {name} {{\n')
        file.write('\n\n'.join(
            f'  /// {about}\n  static let {constant}: StaticString = {text}'
            for constant, about, text in constants))
        file.write('\n}\n')

def packed(data): return literal(base64.b64encode(data).decode().rstrip('='), LINE - 2)

write('CanonicalDecompositions', 'Canonical decompositions of Unicode 15.0, one level.', [
    ('packed', 'Mappings without the Hangul syllables.', packed(mappings(canonical))),
    ('exclusions', 'Ranges of what canonical composition must not produce.', packed(ranges(exclusions)))])
write('CompatibilityDecompositions', 'Compatibility decompositions of Unicode 15.0, one level.', [
    ('packed', 'Mappings, formatting tags left out.', packed(mappings(compatible)))])
write('CaseFoldings', 'Full case foldings (status C and F) of Unicode 15.0.', [
    ('packed', 'Mappings.', packed(mappings(folding)))])
write('ScalarClasses', 'Classes of scalars of Unicode 15.0.', [
    ('combining', 'Runs with their canonical combining class, where it is not zero.', packed(classes(ccc))),
    ('marks', 'Ranges of general category M.', packed(ranges(marks))),
    ('wordsApart', 'Ranges of letters and numbers, but for Han, kana, Thai, Lao, Khmer and Myanmar.', packed(ranges(letters & apart)))])
with open(f'{out}/SimplifiedCharacters.swift', 'w') as file:
    file.write('/// Traditional characters, each followed by its simplified one.\n///\n'
      '/// From OpenCC\'s TSCharacters (Apache-2.0), the first choice of each line.\n'
      'enum SimplifiedCharacters {\n  /// Pairs in the order of the traditional characters.\n'
      '  static let pairs: StaticString = ' + literal(''.join(pairs), 94) + '\n}\n')
print(len(canonical), len(compatible), len(folding), len(pairs))
