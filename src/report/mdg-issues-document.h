#pragma once

#include "mdg-chart.h"
#include "mdg-document.h"
#include "mdg-heat-map.h"
#include "mdg-table.h"

G_BEGIN_DECLS

/* Issues in the course of months, A4 portrait: lines and a heat map on the first sheet, the figures on the next. */
#define MDG_TYPE_ISSUES_DOCUMENT (mdg_issues_document_get_type ())
G_DECLARE_FINAL_TYPE (MdgIssuesDocument, mdg_issues_document, MDG, ISSUES_DOCUMENT, MdgDocument)

/* Holds a reference to table and takes chart and map. */
MdgIssuesDocument *mdg_issues_document_new (MdgTable *table,
                                            MdgChart *chart,
                                            MdgHeatMap *map);

/* Lines under the title, joined by line feeds. */
void mdg_issues_document_set_conditions (MdgIssuesDocument *self,
                                         const char *conditions);

G_END_DECLS
