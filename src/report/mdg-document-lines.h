#pragma once

#include "mdg-document.h"
#include "mdg-leak-check.h"

G_BEGIN_DECLS

/* What a laid-out document prints, as mdg_leak_check () reads it: every line of texts (of mdg_document_list_texts (), which
   keeps the strings) in the order in which it is drawn, cell by cell; a text that goes on over a page stays one.
   Lines are counted down the page as a reader would. GArray of MdgLeakLine. */
GArray *mdg_document_lines_new (GPtrArray *texts);

/* Checks the document as it is printed now, and its metadata. Findings as of mdg_leak_check (). */
GPtrArray *mdg_document_check_leaks (MdgDocument *document,
                                     MdgLeakDictionary *dictionary,
                                     const MdgDate *today);

G_END_DECLS
