"""What the plugins share that make pages: a document that is one file, and markup that is safe."""

from netrules.plugins.page.document import DATA as DATA
from netrules.plugins.page.document import page as page
from netrules.plugins.page.markup import Html as Html
from netrules.plugins.page.markup import cut as cut
from netrules.plugins.page.markup import element as element
from netrules.plugins.page.markup import escape as escape
from netrules.plugins.page.markup import joined as joined
from netrules.plugins.page.markup import read as read
