# embed_resources(TARGET FOLDER): builds the files of FOLDER's dicts/, patterns/, schemas/ and web/ into TARGET as string literals (core/resources.h).
# A raw string literal may be 64 KB long in the standard but GCC and Clang take any length.
function(embed_resources target folder)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE "${folder}"
    "${folder}/dicts/*" "${folder}/patterns/*" "${folder}/schemas/*" "${folder}/web/*")
  list(SORT files)
  list(TRANSFORM files PREPEND "${folder}/" OUTPUT_VARIABLE paths)
  set(out "${CMAKE_CURRENT_BINARY_DIR}/resources_data.cpp")
  string(REPLACE ";" "|" joined "${files}")
  add_custom_command(
    OUTPUT "${out}"
    COMMAND "${CMAKE_COMMAND}" "-DFOLDER=${folder}" "-DFILES=${joined}" "-DOUT=${out}" -P "${PROJECT_SOURCE_DIR}/cmake/embed.cmake"
    DEPENDS ${paths} "${PROJECT_SOURCE_DIR}/cmake/embed.cmake"
    VERBATIM)
  target_sources(${target} PRIVATE "${out}")
endfunction()
