"""How Sphinx makes the site; `course build --site` lays out the sources and calls it."""

project = "Quieting the Synapse"
author = "The contributors of Quieting the Synapse"
project_copyright = f"2026, {author}"
language = "en"

extensions = ["myst_nb", "sphinx.ext.autodoc", "course_lib.workshop.site.extension"]
root_doc = "index"

# Chapters arrive executed; formulas become MathML, which needs no script.
nb_execution_mode = "off"
nb_merge_streams = True
myst_enable_extensions = ["amsmath", "deflist", "dollarmath"]
html_math_renderer = "mathml"
smartquotes = False

autodoc_member_order = "bysource"
autodoc_preserve_defaults = (
    True  # as written, not as evaluated: a path would name the machine that built the site
)
python_use_unqualified_type_names = True
python_display_short_literal_types = True
add_module_names = False

# A theme of our own: the identity asks for a page that the common themes can only be talked out of.
html_theme = "course"
html_theme_path = ["_theme"]
exclude_patterns = ["_theme"]
pygments_style = "sphinx"
html_permalinks = False
html_title = project
html_static_path = ["_static"]
html_css_files = ["outputs.css"]
html_js_files = [("course.js", {"defer": "defer"}), ("cards.js", {"defer": "defer"})]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_use_index = False
html_domain_indices = False
html_last_updated_fmt = None
