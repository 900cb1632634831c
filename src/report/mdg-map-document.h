#pragma once

#include "mdg-document.h"
#include "mdg-map.h"

G_BEGIN_DECLS

/* One sheet with a map, or with two of them side by side (before and after), the figures, the legend and where it all comes from. */
#define MDG_TYPE_MAP_DOCUMENT (mdg_map_document_get_type ())
G_DECLARE_FINAL_TYPE (MdgMapDocument, mdg_map_document, MDG, MAP_DOCUMENT, MdgDocument)

MdgMapDocument *mdg_map_document_new (void);

/* Under the title, joined by line feeds. */
void mdg_map_document_set_lines (MdgMapDocument *self,
                                 const char *lines);
/* At most two; a caption (may be NULL) stands over each. All show the same part of the plane. */
void mdg_map_document_add_map (MdgMapDocument *self,
                               MdgMap *map,
                               const char *caption);
void mdg_map_document_set_look (MdgMapDocument *self,
                                MdgMapStyle style,
                                gboolean with_towns,
                                gboolean with_areas,
                                gboolean with_sites);
/* A line beside the map: a label and one to three texts (before, after, difference), NULL where there is none. */
void mdg_map_document_add_figure (MdgMapDocument *self,
                                  const char *label,
                                  const char *first,
                                  const char *second,
                                  const char *third);
void mdg_map_document_add_key (MdgMapDocument *self,
                               MdgMapKey key,
                               const char *label);
/* Sources, remarks: below the legend. */
void mdg_map_document_add_note (MdgMapDocument *self,
                                const char *note);

G_END_DECLS
