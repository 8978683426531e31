"""Drawn figures: what stands clear of what, on which lines, and how far a drawing runs."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import Result

from deck.scene import Box
from tests.conftest import ROOT, Package, xpath

HEAD = "title: T\nlang: en-US\nslides:\n"
CURVE = (
    "  - title: Waves\n    curve: [[1950, 8], [1964, 40], [1975, 16], [1986, 40], [1997, 16], [2018, 100]]\n"
    "    ticks: [1940, 1950, 1980, 2010, 2018, 2030]\n    shade_from: 2002\n"
)
PEAK = "    peaks: [{at: 2018, title: Third wave, text: Deep learning, highlight: true}]\n"
NET = "  - title: N\n    figures: [{kind: network, layers: [%s]}]\n"
LENET = (
    "{name: In, kind: input, size: 32×32}, {name: C1, maps: 6, size: 28×28, text: conv}, "
    "{name: S2, maps: 6, size: 14×14, text: pool}, {name: C3, maps: 16, size: 10×10, text: conv}, "
    "{name: S4, maps: 16, size: 5×5}, {name: F6, kind: dense, size: '84'}, {name: Out, kind: output, size: '%s'}"
)
GRAPH = 8  # nodes: x, W, b, MatMul, Add, ReLU, Softmax, y
WIDTH, MARGIN, CLEAR = 960.0, 54.0, 12.0
Built = Callable[..., Package]
Words = dict[str, Box]


def boxes(slide: Any, name: str) -> list[tuple[str, Box]]:
    """Words and boxes, in points, of the shapes whose name begins so."""
    found = []
    for shape in xpath(slide, f".//*[self::p:sp or self::p:cxnSp][starts-with(*/p:cNvPr/@name, '{name}')]"):
        numbers = xpath(shape, "p:spPr/a:xfrm/a:off/@*") + xpath(shape, "p:spPr/a:xfrm/a:ext/@*")
        words = [" ".join(xpath(one, ".//a:t/text()")) for one in xpath(shape, ".//a:p")]
        found.append((" | ".join(words), Box(*(int(number) / 12700 for number in numbers))))
    return found


def labels(slide: Any) -> Words:
    return dict(boxes(slide, "Label"))


def colour(slide: Any, words: str) -> str:
    return str(xpath(slide, f".//a:r[a:t='{words}']/a:rPr/a:solidFill/a:schemeClr/@val")[0])


def apart(a: Box, b: Box, gap: float) -> bool:
    return a.right + gap <= b.x or b.right + gap <= a.x or a.bottom + gap <= b.y or b.bottom + gap <= a.y


def test_a_curve_runs_to_both_edges_of_the_slide_and_its_words_stay_within_the_margins(built: Built) -> None:
    slide = built(HEAD + CURVE + PEAK).slide(1)
    areas = [box for _, box in boxes(slide, "Area")]
    assert min(box.x for box in areas) == pytest.approx(0, abs=0.1)
    assert max(box.right for box in areas) == pytest.approx(WIDTH, abs=0.1)
    assert all(box.x >= MARGIN - 0.1 and box.right <= WIDTH - MARGIN + 0.1 for box in labels(slide).values())


def test_years_stand_under_the_curve_only_where_it_has_been_and_words_may_stand(built: Built) -> None:
    assert list(labels(built(HEAD + CURVE).slide(1))) == ["1950", "1980", "2010"]


def test_the_name_of_the_great_peak_stands_clear_of_milestones_on_the_way_up(built: Built) -> None:
    events = (
        "    events: [{at: 2015, text: an event with many words, place: left}, {at: 2016.5, text: next, place: left}]\n"
    )
    slide = built(HEAD + CURVE + PEAK + events).slide(1)
    (peak,) = (box for words, box in labels(slide).items() if words.startswith("Third wave"))
    others = [box for words, box in labels(slide).items() if not words.startswith("Third wave")]
    points = [box for _, box in boxes(slide, "Point")]
    assert all(apart(peak, box, CLEAR - 0.1) for box in (*others, *points))


def test_what_a_hollow_is_stands_in_it_clear_of_the_line(built: Built) -> None:
    lows = "    lows: [{at: 1975, text: a winter of many words}, {at: 1997, text: winter}]\n"
    found = labels(built(HEAD + CURVE + lows).slide(1))
    top, floor = 540.0, 0.0
    for _, box in boxes(built(HEAD + CURVE).slide(1), "Area"):
        top, floor = min(top, box.y), max(floor, box.bottom)
    for words, height in (("a winter of many words", 16), ("winter", 16)):
        assert found[words].bottom < floor - height / 100 * (floor - top) - CLEAR + 0.1
    assert found["winter"].bottom > found["a winter of many words"].bottom, "the longer lies higher"


def test_the_coloured_wave_of_a_curve_begins_where_its_line_does(built: Built) -> None:
    slide = built(HEAD + CURVE).slide(1)
    coloured = [box for _, box in boxes(slide, "Area")][-1]
    line = [box for _, box in boxes(slide, "Curve")][-1]
    assert line.x == pytest.approx(MARGIN + (2002 - 1950) / (2018 - 1950) * (WIDTH - MARGIN), abs=0.1)
    assert coloured.x == pytest.approx(line.x, abs=0.1)


def test_words_on_the_coloured_area_of_a_curve_have_the_colour_that_shows_there(built: Built) -> None:
    events = "    events: [{at: 1970, text: on grey, place: below}, {at: 2012, text: on colour, place: below}]\n"
    slide = built(HEAD + CURVE + events, "--brand", ROOT / "assets/brands/corporate").slide(1)
    assert [colour(slide, words) for words in ("on grey", "on colour")] == ["tx1", "bg1"]


def test_what_feeds_a_column_of_neurons_is_seen_whole(built: Built) -> None:
    slide = built(HEAD + NET % (LENET % "10")).slide(1)
    patches = [box for _, box in boxes(slide, "Patch")]
    maps = [box for _, box in boxes(slide, "Feature map")]
    assert patches[-1] == maps[-1]
    assert all(box.width < maps[0].width / 2 for box in patches[:-1])


def test_the_words_under_outputs_are_centred_on_their_neurons(built: Built) -> None:
    slide = built(HEAD + NET % (LENET % "10")).slide(1)
    legend = next(box for words, box in labels(slide).items() if words.startswith("Out"))
    neuron = [box for _, box in boxes(slide, "Point")][-1]
    assert legend.x + legend.width / 2 == pytest.approx(neuron.x + neuron.width / 2, abs=0.1)


@pytest.mark.parametrize("count", [2, 4, 5])
def test_every_device_carries_the_same_graph(built: Built, count: int) -> None:
    devices = ", ".join(f"{{name: D{n}}}" for n in range(count))
    slide = built(HEAD + f"  - title: G\n    figures: [{{kind: dataflow, devices: [{devices}]}}]\n").slide(1)
    nodes = [box for _, box in boxes(slide, "Node")]
    assert len(nodes) == (1 + count) * GRAPH
    graphs = [nodes[start : start + GRAPH] for start in range(GRAPH, len(nodes), GRAPH)]
    assert len({tuple((n.width, n.y, round(n.x - graph[0].x, 1)) for n in graph) for graph in graphs}) == 1


def test_a_parameter_server_beside_words_reaches_the_slides_edge(built: Built) -> None:
    figure = "{kind: parameter-server, server: S, rule: R, replica: r}"
    paper = f"  - {{title: P, layout: paper, paper: {{title: a, authors: b}}, figure: {figure}}}\n"
    slide = built(HEAD + paper).slide(1)
    (_, bar) = next(found for found in boxes(slide, "Box"))
    assert bar.right == pytest.approx(WIDTH, abs=0.1)
    rule = next(box for words, box in boxes(slide, "Text") if words == "R")
    assert rule.right == pytest.approx(WIDTH - MARGIN, abs=0.1), "its words end where all else does"
    assert max(block.right for _, block in boxes(slide, "Curve")) == pytest.approx(WIDTH, abs=0.1), "the last replica"
    assert max(words.right for words in labels(slide).values()) < WIDTH - MARGIN


@pytest.mark.parametrize("words", ["layout: paper, paper: {title: a, authors: b}, figure: %s", "figures: [%s]"])
def test_each_replicas_share_of_the_data_is_as_wide_as_its_machines(built: Built, words: str) -> None:
    figure = "{kind: parameter-server, server: S, rule: R, replica: r, data: d}"
    slide = built(HEAD + f"  - {{title: P, {words % figure}}}\n").slide(1)
    fields = [box for _, box in boxes(slide, "Curve") if min(box.width, box.height) > 2 * CLEAR]
    shares = [box for _, box in boxes(slide, "Shape") if box.y > fields[0].bottom]
    assert [box.x for box in shares] == pytest.approx([box.x for box in fields], abs=0.1)
    assert [box.right for box in shares] == pytest.approx([box.right for box in fields], abs=0.1)
    assert len(shares) == 3


def test_four_points_stand_over_four_devices(built: Built) -> None:
    cards = ", ".join(f"{{lead: A, title: point {n}}}" for n in range(4))
    devices = ", ".join(f"{{name: D{n}}}" for n in range(4))
    figure = f"{{kind: dataflow, devices: [{devices}]}}"
    slide = built(HEAD + f"  - title: C\n    cards: [{cards}]\n    figure: {figure}\n").slide(1)
    points = [box.x for words, box in boxes(slide, "Body") if "point" in words]
    assert points == pytest.approx([labels(slide)[f"D{n}"].x for n in range(4)], abs=0.5)


def test_what_a_graph_multiplies_enters_by_arrows_of_their_own(built: Built) -> None:
    slide = built(HEAD + "  - title: G\n    figures: [{kind: dataflow}]\n").slide(1)
    ends = [(box.right, box.y) for _, box in boxes(slide, "Curve") if box.height < 0.1 and box.width > CLEAR]
    (_, product) = boxes(slide, "Node")[GRAPH // 2]
    entries = sorted(y for x, y in ends if x == pytest.approx(product.x, abs=0.5))
    assert len(entries) == 2 and entries[1] - entries[0] > CLEAR
    assert product.y < entries[0] and entries[1] < product.bottom


@pytest.mark.parametrize("count", [2, 3, 4])
def test_points_over_a_drawing_are_a_line_of_their_own(built: Built, count: int) -> None:
    cards = ", ".join(f"{{lead: A small, title: point {n}}}" for n in range(count))
    slide = built(HEAD + f"  - title: C\n    cards: [{cards}]\n    figure: {{kind: dataflow}}\n").slide(1)
    points = [(words, box) for words, box in boxes(slide, "Body") if "point" in words]
    assert [words for words, _ in points] == [f"A small  point {n}" for n in range(count)]
    assert points[0][1].x == pytest.approx(MARGIN, abs=0.1)
    assert points[-1][1].right == pytest.approx(WIDTH - MARGIN, abs=0.1)
    assert len({round(box.y, 1) for _, box in points}) == 1
    assert max(box.bottom for _, box in points) < min(box.y for _, box in boxes(slide, "Node"))


def test_the_named_graph_keeps_its_size_where_points_are_long_and_its_devices_yield(built: Built) -> None:
    cards = ", ".join(f"{{title: point {n}, text: {'words and more words ' * 4}}}" for n in range(3))
    slide = built(HEAD + f"  - title: C\n    cards: [{cards}]\n    figure: {{kind: dataflow}}\n").slide(1)
    named = [box for _, box in boxes(slide, "Node")][:GRAPH]
    assert min(box.x for box in named) == pytest.approx(MARGIN, abs=0.5)
    assert max(box.right for box in named) == pytest.approx(WIDTH - MARGIN, abs=0.5)


def test_four_devices_reach_both_margins_and_carry_the_graph_at_one_place(built: Built) -> None:
    devices = ", ".join(f"{{name: {kind}, kind: {kind}}}" for kind in ("server", "phone", "card", "chip"))
    slide = built(HEAD + f"  - title: C\n    figures: [{{kind: dataflow, devices: [{devices}]}}]\n").slide(1)
    drawing = xpath(slide, "//p:grpSp")[-1]
    machines = [box for name in ("Shape", "Curve") for _, box in boxes(drawing, name)]
    assert min(box.x for box in machines) == pytest.approx(MARGIN, abs=0.5)
    assert max(box.right for box in machines) == pytest.approx(WIDTH - MARGIN, abs=0.5)
    nodes = [box for _, box in boxes(drawing, "Node")]
    firsts = [nodes[start].x for start in range(0, len(nodes), GRAPH)]
    names = [labels(drawing)[kind].x for kind in ("server", "phone", "card", "chip")]
    offsets = [first - name for first, name in zip(firsts, names, strict=True)]
    assert offsets == pytest.approx([offsets[0]] * 4, abs=0.1)


def test_a_perceptron_over_a_pipeline_of_four_shares_its_columns(built: Built) -> None:
    words = "input: in, sum: sum, activation: step, result: out"
    steps = ", ".join(f"{{title: T{n}, text: words}}" for n in range(4))
    figures = f"[{{kind: perceptron, {words}}}, {{kind: pipeline, direction: right, steps: [{steps}]}}]"
    slide = built(HEAD + f"  - title: P\n    stacked: true\n    ratio: 1fr auto\n    figures: {figures}\n").slide(1)
    below = [box.x for text, box in boxes(slide, "Text") if text.startswith("T")]
    assert [labels(slide)[name].x for name in ("in", "sum", "step", "out")] == pytest.approx(below, abs=0.5)


def test_bare_steps_of_a_chain_have_arrows_of_one_length_and_end_at_the_margin(built: Built) -> None:
    steps = "{title: a}, {title: a longer one}, {title: words}, {title: last}"
    figures = f"[{{kind: retina}}, {{kind: pipeline, direction: right, steps: [{steps}]}}]"
    slide = built(HEAD + f"  - title: P\n    stacked: true\n    ratio: 1fr auto\n    figures: {figures}\n").slide(1)
    arrows = [box.width for _, box in boxes(slide, "Rule") if box.width < WIDTH / 3]
    assert len(arrows) == 3
    assert arrows == pytest.approx([arrows[0]] * 3, abs=0.1)
    assert dict(boxes(slide, "Text"))["last"].right == pytest.approx(WIDTH - MARGIN, abs=0.5)


def test_the_layers_of_a_network_stand_clear_of_each_other_with_their_words_on_shared_lines(built: Built) -> None:
    slide = built(HEAD + NET % (LENET % "10")).slide(1)
    legends = [box for words, box in labels(slide).items() if "|" in words]
    assert len(legends) == 7
    assert len({round(box.y, 1) for box in legends}) == len({round(box.height, 1) for box in legends}) == 1
    assert all(apart(a, b, CLEAR) for a, b in itertools.combinations(legends, 2))
    maps = [box for _, box in boxes(slide, "Feature map")]
    assert max(box.width for box in maps) > 120, "they are as large as the slide allows"


def test_what_is_seen_of_a_map_is_to_scale_and_each_of_its_maps_is_a_sheet(built: Built) -> None:
    slide = built(HEAD + NET % (LENET % "10")).slide(1)
    maps = [box for _, box in boxes(slide, "Feature map")]
    assert len(maps) == 6 + 6 + 16 + 16
    fronts = [boxes(slide, "Input")[0][1], *(maps[last] for last in (5, 11, 27))]
    patches = [box for _, box in boxes(slide, "Patch")][:-1]
    shares = [patch.width / front.width for patch, front in zip(patches, fronts, strict=True)]
    assert shares == pytest.approx([5 / 32, 2 / 28, 5 / 14, 2 / 10], abs=0.01)
    for patch, front in zip(patches, fronts, strict=True):
        assert front.x < patch.x < patch.right < front.right and front.y < patch.y < patch.bottom < front.bottom


def test_the_room_between_the_maps_of_a_network_is_even(built: Built) -> None:
    slide = built(HEAD + NET % (LENET % "10")).slide(1)
    maps = [box for _, box in boxes(slide, "Feature map")]
    neurons = [box for _, box in boxes(slide, "Point")]
    starts = [*(maps[first].x for first in (0, 6, 12, 28)), neurons[0].x]
    ends = [boxes(slide, "Input")[0][1].right, *(maps[last].right for last in (5, 11, 27, 43))]
    gaps = [start - end for start, end in zip(starts, ends, strict=True)]
    assert gaps == pytest.approx([gaps[0]] * 5, abs=4)


def test_over_the_layers_of_a_network_stands_whose_they_are(built: Built) -> None:
    spans = "{steps: 1}, {title: Learned, steps: 9, highlight: true}"
    net = f"  - title: N\n    figures: [{{kind: network, layers: [{LENET % '10'}], spans: [{spans}]}}]\n"
    slide = built(HEAD + net).slide(1)
    (_, rule), name = boxes(slide, "Span")[0], labels(slide)["Learned"]
    first = boxes(slide, "Feature map")[0][1]
    assert (rule.x, rule.right) == (pytest.approx(first.x, abs=0.1), pytest.approx(WIDTH - MARGIN, abs=0.1))
    assert name.x == pytest.approx(rule.x, abs=0.1) and name.bottom < rule.y < first.y
    assert len(boxes(slide, "Span")) == 1


@pytest.mark.parametrize(("size", "drawn", "dots"), [("84", 6, 1), ("7", 7, 0), ("3", 3, 0)])
def test_a_column_of_more_neurons_than_are_drawn_leaves_some_out(
    built: Built, size: str, drawn: int, dots: int
) -> None:
    layers = f"{{name: In, kind: input, size: 8×8}}, {{name: F, kind: dense, size: '{size}'}}"
    slide = built(HEAD + NET % layers).slide(1)
    assert len(boxes(slide, "Point")) == drawn
    assert list(labels(slide)).count("⋮") == dots


@pytest.mark.parametrize(("size", "digits"), [("10", ["7"]), ("3", [])])
def test_the_answer_is_told_only_where_outputs_are_the_ten_digits(built: Built, size: str, digits: list[str]) -> None:
    found = labels(built(HEAD + NET % (LENET % size)).slide(1))
    assert [words for words in found if words.isdecimal()] == digits


@pytest.mark.parametrize("figure", ["", "    figure: {kind: control}\n"])
def test_a_number_beside_its_formula_stands_on_a_panel_as_wide_as_the_slide(built: Built, figure: str) -> None:
    text = "  - title: E\n    formula: x^2\n    number: {value: '−40', unit: '%'}\n"
    slide = built(HEAD + text + figure).slide(1)
    (panel, *_) = (box for _, box in boxes(slide, "Box") if box.width == WIDTH)
    assert (panel.x, panel.y) == (0, 0)
    assert 0.5 * 540 < panel.height < 0.85 * 540


def test_what_a_number_and_the_drawing_beside_it_are_of_shares_a_line_and_so_does_who_is_in_control(
    built: Built,
) -> None:
    number = "    number: {label: Cooling, value: '−40', unit: '%'}\n"
    figure = "    figure: {kind: control, quantity: PUE, before: Hand, during: Model, after: Hand again}\n"
    slide = built(HEAD + f"  - title: E\n    formula: x^2\n{number}{figure}").slide(1)
    texts, drawn = dict(boxes(slide, "Text")), labels(slide)
    assert (texts["PUE"].y, texts["PUE"].height) == pytest.approx((texts["Cooling"].y, texts["Cooling"].height))
    middles = [drawn[words].y + drawn[words].height / 2 for words in ("Hand", "Model", "Hand again")]
    assert middles == pytest.approx([middles[0]] * 3, abs=0.1) and drawn["Model"].y > texts["PUE"].bottom - 1


@pytest.mark.parametrize(("drop", "share"), [("", 0.15), (", drop: 40", 0.4)])
def test_a_models_level_is_as_much_lower_as_is_said_measured_from_a_foot_that_is_named(
    drop: str, share: float, built: Built
) -> None:
    figure = f"    figure: {{kind: control, floor: '1'{drop}}}\n"
    slide = built(HEAD + f"  - title: E\n    formula: x^2\n{figure}").slide(1)
    (area,) = xpath(slide, ".//p:sp[starts-with(*/p:cNvPr/@name, 'Curve')][p:spPr/a:solidFill]")
    levels = sorted({int(y) for y in xpath(area, ".//a:pt/@y")})
    assert (levels[1] - levels[0]) / (levels[2] - levels[0]) == pytest.approx(share, abs=0.001)
    bottom = sum(int(n) for n in xpath(area, "p:spPr/a:xfrm/a:off/@y | p:spPr/a:xfrm/a:ext/@cy")) / 12700
    foot = labels(slide)["1"]
    assert -4 < foot.y + foot.height / 2 - bottom < 0.1


def test_a_drawn_element_may_stand_on_a_ground_of_its_own(built: Built, tmp_path: Any) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "mine.xml").write_text(
        "---\npurpose: A test.\nfields: {title: {type: text, required: true}}\nsample: {title: S}\n---\n"
        '<slide><column><title>{{ title }}</title><canvas grow="1" view="0 0 10 10">'
        '<rect x="0" y="0" width="4" height="4" fill="accent"/>'
        '<rect x="4" y="0" width="4" height="4" fill="accent" ground="dark"/></canvas></column></slide>',
        "utf-8",
    )
    slide = built("title: T\nslides:\n  - {layout: mine, title: A}\n").slide(1)
    fills = xpath(slide, ".//p:grpSp/p:sp/p:spPr/a:solidFill/a:schemeClr/@val")
    assert fills == ["accent1", "accent2"]


SCALE = (
    "  - title: S\n    layout: comparison\n    table: {header: [a], rows: [[b]]}\n    scale:\n      label: Elo\n"
    "      reference: {value: 3621, caption: a person}\n      points: [%s]\n"
)
RATINGS = {3144: "Fan", 3739: "Lee", 5185: "Zero"}


def rated(lit: int) -> str:
    points = (f"{{value: {value}, caption: {name}, highlight: {value == lit}}}" for value, name in RATINGS.items())
    return HEAD + SCALE % ", ".join(points)


@pytest.mark.parametrize(("lit", "side"), [(5185, "right"), (3144, "left")])
def test_the_number_that_a_scale_ends_in_stands_large_beside_its_line(built: Built, lit: int, side: str) -> None:
    slide = built(rated(lit)).slide(1)
    found = labels(slide)
    number, name = found[str(lit)], found[RATINGS[lit]]
    assert number.height > 100
    assert name.x == pytest.approx(number.x) and name.bottom > number.bottom
    edge = number.right - (WIDTH - MARGIN) if side == "right" else number.x - MARGIN
    assert edge == pytest.approx(0, abs=0.1)


@pytest.mark.parametrize(("row", "numbers"), [("[3144, 3739, 5185]", 0), ("[3144, 3739, 1]", 2)])
def test_a_scale_whose_numbers_a_table_tells_names_its_points_over_the_line(
    row: str, numbers: int, built: Built
) -> None:
    package = built(rated(5185).replace("header: [a], rows: [[b]]", f"header: [a, b, c], rows: [{row}]"))
    line = labels(package.slide(1))["Zero"]
    assert (labels(package.slide(1))["Fan"].bottom < line.y + line.height / 2) == (not numbers)
    (chart,) = (package.xml(part) for part in package.parts if part.startswith("ppt/charts/chart"))
    shown = xpath(chart, "//c:ser[.//c:dLbls//c:showVal/@val='1' or .//c:dLbls//c:showXVal/@val='1']")
    assert len(shown) == bool(numbers)


TOLD = (
    "  - title: S\n    layout: comparison\n    scale:\n{reference}      points:\n"
    "        [{{value: 3144, caption: Fan, count: 176}}, {{value: 3739, caption: Lee, count: 48}}, "
    "{{value: 5185, caption: Zero, count: 4}}]\n"
    "    table:\n      header: [Name, Chips, Rating, Won]\n      highlight: 3\n"
    "      rows: [[Fan, 176 chips, 3144, 5], [Lee, 48 chips, '3739', 4], [Zero, 4 chips, '5185', 100]]\n"
)
HUMAN = "      reference: {value: 3621, caption: a person}\n"


def test_a_scale_whose_values_are_a_column_of_the_table_is_drawn_in_it(built: Built) -> None:
    package = built(HEAD + TOLD.format(reference=HUMAN))
    slide = package.slide(1)
    assert not [part for part in package.parts if part.startswith("ppt/charts/")], "no line over the table"
    fan, lee, zero = (box.x + box.width / 2 for _, box in boxes(slide, "Point"))
    ((_, rule),) = boxes(slide, "Mark")
    by_rating = (zero - fan) / (5185 - 3144)
    assert lee == pytest.approx(fan + (3739 - 3144) * by_rating, abs=0.5)
    assert rule.x + rule.width / 2 == pytest.approx(fan + (3621 - 3144) * by_rating, abs=0.5)
    assert labels(slide)["a person"].bottom <= rule.y + 0.5, "its words stand in the head"


def test_without_a_reference_the_lines_of_a_table_begin_at_nought(built: Built) -> None:
    stems = [box for _, box in boxes(built(HEAD + TOLD.format(reference="")).slide(1), "Stem")]
    assert len({round(stem.x) for stem in stems}) == 1
    assert [stem.width / stems[2].width for stem in stems] == pytest.approx([3144 / 5185, 3739 / 5185, 1], abs=0.01)


def test_footnotes_stand_under_a_table_that_holds_its_scale(built: Built) -> None:
    told = TOLD.format(reference="").replace("      highlight: 3", "      footnotes: [As of 2017]\n      highlight: 3")
    slide = built(HEAD + told).slide(1)
    assert xpath(slide, ".//a:t[.='As of 2017']")


def test_rows_that_go_on_over_slides_keep_their_points_and_the_scale(built: Built) -> None:
    points = ", ".join(f"{{value: {n}, caption: P{n}}}" for n in range(30))
    rows = ", ".join(f"[Row {n}, '{n}']" for n in range(30))
    text = f"    scale:\n      points: [{points}]\n    table: {{header: [Name, Value], rows: [{rows}]}}\n"
    package = built(f"{HEAD}  - layout: comparison\n    title: S\n    overflow: split\n{text}")
    stems = [box for n in range(1, 4) for _, box in boxes(package.slide(n), "Stem")]
    assert len(stems) == 30
    unit = stems[29].width / 29
    assert [stem.width for stem in stems] == pytest.approx([n * unit for n in range(30)], abs=0.5)


def test_what_a_table_counts_stands_as_squares_under_its_text_within_its_row(built: Built) -> None:
    slide = built(HEAD + TOLD.format(reference=HUMAN)).slide(1)
    blocks = xpath(slide, ".//p:sp[starts-with(p:nvSpPr/p:cNvPr/@name, 'Count')]")
    assert [len(xpath(block, ".//a:close")) for block in blocks] == [176, 48, 4]
    heights = [int(h) / 12700 for h in xpath(slide, ".//a:tr/@h")]
    top = int(xpath(slide, ".//p:graphicFrame/p:xfrm/a:off/@y")[0]) / 12700
    assert len({round(height) for height in heights[1:]}) == 1, "rows are as tall as the tallest"
    for n, (_, block) in enumerate(boxes(slide, "Count"), 1):
        assert top + sum(heights[:n]) < block.y and block.bottom < top + sum(heights[: n + 1])


def test_a_lit_value_within_a_scale_is_one_of_its_points(built: Built) -> None:
    assert "3739" not in labels(built(rated(3739)).slide(1))


def test_the_zone_of_a_scale_begins_at_the_slides_edge_and_holds_its_words(built: Built) -> None:
    slide = built(rated(5185)).slide(1)
    ((_, zone),) = boxes(slide, "Zone")
    assert zone.x == pytest.approx(0, abs=0.1)
    assert labels(slide)["a person"].right <= zone.right


COUNTED_POINTS = (
    "{value: 1, caption: a, count: %s, counted: graphics processors}",
    "{value: %s, caption: b, count: 4}",
    "{value: 9, caption: c}",
)
COUNTED = HEAD + SCALE % ", ".join(COUNTED_POINTS)


def test_a_scale_counts_under_its_points_in_squares(built: Built) -> None:
    slide = built(COUNTED % (176, 5)).slide(1)
    blocks = [shape for shape in xpath(slide, ".//p:sp") if xpath(shape, ".//p:cNvPr/@name")[0].startswith("Count")]
    assert [len(xpath(block, ".//a:close")) for block in blocks] == [176, 4]
    (_, many), (_, few) = boxes(slide, "Count")
    assert many.x + many.width / 2 == pytest.approx(labels(slide)["a"].x + labels(slide)["a"].width / 2, abs=0.5)
    assert many.y + many.height / 2 == pytest.approx(few.y + few.height / 2), "they stand in one row"
    assert labels(slide)["176 | graphics processors"].right + CLEAR <= few.x


def test_where_the_counts_of_a_scale_crowd_they_are_bare_numbers(built: Built) -> None:
    assert "176" in labels(built(COUNTED % (176, 3)).slide(1))


@pytest.mark.parametrize(("count", "told"), [(0.5, "a whole number from 1 to 500"), (500, "no room beside each other")])
def test_what_a_scale_cannot_count_is_told(build: Callable[..., Result], count: float, told: str) -> None:
    result = build(COUNTED % (count, 2))
    assert result.exit_code and told in result.stderr


def test_an_ellipsis_stands_beside_the_last_example(built: Built) -> None:
    past = "{year: '2012', title: A, items: [one, two, three, four, …]}"
    eras = f"  - {{title: E, eras: [{past}, {{year: '2015', title: B}}]}}\n"
    texts = dict(boxes(built(HEAD + eras).slide(1), "Text"))
    assert texts["…"].y == pytest.approx(texts["four"].y)
    assert texts["…"].x > texts["four"].right


def test_a_line_that_begins_with_an_opening_mark_stands_out_by_its_blank_half(built: Built) -> None:
    def left(kicker: str) -> float:
        texts = boxes(built(HEAD + f"  - {{layout: title, title: T, kicker: {kicker}}}\n").slide(1), "Text")
        return next(box.x for words, box in texts if words == kicker)

    assert left("书") == pytest.approx(MARGIN)
    assert left("《书》") == pytest.approx(MARGIN - 10), "half an em of 20 points"
    assert left("《" + "很长的书名" * 12 + "》") == pytest.approx(MARGIN), "the lines below would stand out with it"


def test_of_lines_that_breaks_part_those_with_an_opening_mark_hang_out(built: Built) -> None:
    text = '"看\\\\\\n《书》\\\\\\n课"'
    slide = built(HEAD + f"  - {{layout: qr, title: T, text: {text}, link: 'https://a.example'}}\n").slide(1)
    (body,) = xpath(slide, "//p:sp[.//p:ph[@type='body']]")
    half = 24 * 12700
    assert [
        ["".join(xpath(p, ".//a:t/text()")), *xpath(p, "a:pPr/@marL | a:pPr/@indent")] for p in xpath(body, ".//a:p")
    ] == [["看", f"{half}", "0"], ["《书》课", f"{half}", f"{-half}"]]
    assert int(xpath(body, "p:spPr/a:xfrm/a:off/@x")[0]) == MARGIN * 12700 - half


def test_what_a_title_says_of_a_person_leads_up_to_the_name(built: Built) -> None:
    slide = built(HEAD + "  - {title: The First — Ada, name: Ada, bullets: [a, b]}\n").slide(1)
    about, name = dict(boxes(slide, "Body"))["The First —"], dict(boxes(slide, "Title"))["Ada"]
    assert about.x == name.x and 0 <= name.y - about.bottom < 12


@pytest.mark.parametrize("count", [2, 3, 5])
def test_each_drawing_of_a_process_stands_over_its_own_words(count: int, built: Built) -> None:
    steps = ", ".join(f"{{title: step {n}, figure: {{kind: id-check, part: live}}}}" for n in range(count))
    slide = built(f"{HEAD}  - {{title: P, steps: [{steps}]}}\n").slide(1)
    texts = [box for words, box in boxes(slide, "Text") if words.startswith("step")]
    drawings = [int(x) / 12700 for x in xpath(slide, "//p:grpSp/p:grpSpPr/a:xfrm/a:off/@x")]
    widths = [int(w) / 12700 for w in xpath(slide, "//p:grpSp/p:grpSpPr/a:xfrm/a:ext/@cx")]
    assert len(texts) == len(drawings) == count
    for text, x, width in zip(texts, drawings, widths, strict=True):
        assert text.x - 1 <= x
        assert x + width <= text.right + 1


def test_a_bare_chain_under_a_drawing_stands_on_one_line_with_what_it_shows(built: Built) -> None:
    steps = "{title: a}, {title: b, highlight: true}"
    chain = f"{{kind: pipeline, direction: right, lead: Chain, steps: [{steps}]}}"
    slide = built(
        f"{HEAD}  - {{title: P, stacked: true, ratio: 3fr 1fr, figures: [{{kind: retina}}, {chain}]}}\n"
    ).slide(1)
    words = dict(boxes(slide, "Text")) | dict(boxes(slide, "Body"))
    middles = [words[one].y + words[one].height / 2 for one in ("Chain", "a", "b")]
    assert max(middles) - min(middles) < 1
    assert colour(slide, "b") == "accent1"


def test_the_step_that_stands_out_in_a_chain_with_words_stands_on_dark_ground(built: Built) -> None:
    steps = "[{title: data, text: raw}, {title: features, text: by hand, highlight: true}]"
    slide = built(f"{HEAD}  - {{title: P, figures: [{{kind: pipeline, direction: right, steps: {steps}}}]}}\n").slide(1)
    dark = xpath(slide, "//p:sp[p:spPr/a:solidFill/a:schemeClr/@val='tx2']")
    assert ["".join(xpath(shape, ".//a:t/text()")) for shape in dark] == ["features"]
    places = dict(boxes(slide, "Text"))
    assert places["features"].x == places["by hand"].x


DRAWN = (
    "[{title: data, figure: {kind: matrix, shades: true, rows: ['0 1', '4 1']}}, "
    "{title: made, figure: {kind: matrix, rows: ['−1 1', '−2 2']}}, "
    "{title: learned, figure: {kind: perceptron, learned: weights}}]"
)


def test_the_drawings_of_a_chain_stand_over_their_words_with_an_arrow_from_each_to_the_next(built: Built) -> None:
    slide = built(f"{HEAD}  - {{title: P, figures: [{{kind: pipeline, direction: right, steps: {DRAWN}}}]}}\n").slide(1)
    words, numbers = dict(boxes(slide, "Text")), dict(boxes(slide, "Shape"))
    inputs = [box for text, box in boxes(slide, "Node") if text.startswith("x")]
    assert numbers["−1"].x == pytest.approx(words["made"].x, abs=0.1)
    assert inputs[0].x == pytest.approx(words["learned"].x, abs=0.1)
    arrows = [box for _, box in boxes(slide, "Rule") if box.x > MARGIN]
    assert len(arrows) == 2
    middle = (numbers["−1"].y + numbers["−2"].bottom) / 2
    assert [arrow.y for arrow in arrows] == pytest.approx([middle] * 2, abs=0.5)


@pytest.mark.parametrize(("counts", "ends"), [((2, 1), (1, 2)), ((1,), (0,)), ((1, 5), (0, 2))])
def test_over_the_drawings_of_a_chain_stands_whose_steps_they_are(
    counts: tuple[int, ...], ends: tuple[int, ...], built: Built
) -> None:
    spans = ", ".join(f"{{title: Whose {n}, steps: {count}}}" for n, count in enumerate(counts))
    figure = f"{{kind: pipeline, direction: right, spans: [{spans}], steps: {DRAWN}}}"
    slide = built(f"{HEAD}  - {{title: P, figures: [{figure}]}}\n").slide(1)
    words = dict(boxes(slide, "Text"))
    columns = [words[title] for title in ("data", "made", "learned")]
    named = [words[f"Whose {n}"] for n in range(len(counts))]
    firsts = [0, *(end + 1 for end in ends)]
    assert [box.x for box in named] == pytest.approx([columns[n].x for n in firsts[: len(named)]], abs=0.1)
    assert [box.right for box in named] == pytest.approx([columns[n].right for n in ends], abs=0.1)
    assert all(box.bottom < columns[0].y for box in named)


def test_the_shades_of_a_matrix_are_one_shape_each(built: Built) -> None:
    rows = "['0 1 1', '4 1 0']"
    slide = built(f"{HEAD}  - {{title: P, figures: [{{kind: matrix, shades: true, rows: {rows}}}]}}\n").slide(1)
    shades = xpath(slide, ".//p:sp[.//a:custGeom]")
    assert [len(xpath(shade, ".//a:moveTo")) for shade in shades] == [3, 1]


@pytest.mark.parametrize("count", [2, 3, 4, 9])
def test_weights_stand_beside_their_lines_and_clear_of_each_other(built: Built, count: int) -> None:
    names = [f"a_{n}" for n in range(count)]
    perceptron = f"{{kind: perceptron, inputs: {names}, weights: {[name.replace('a', 'w') for name in names]}}}"
    slide = built(f"{HEAD}  - {{title: P, figures: [{perceptron}]}}\n").slide(1)
    weights = [box for words, box in labels(slide).items() if words.startswith("w")]
    assert len(weights) == (count if count < 9 else 2)
    assert all(apart(a, b, 2) for a, b in itertools.combinations(weights, 2))
    lines = [line for _, line in boxes(slide, "Connector")]
    for weight, line in ((weights[0], lines[0]), (weights[-1], lines[count - 1])):
        share = (weight.x + weight.width / 2 - line.x) / line.width
        on = line.y + (share if line is lines[0] else 1 - share) * line.height
        assert 12 < abs(weight.y + weight.height / 2 - on) < 40, "near its line, not on it"
